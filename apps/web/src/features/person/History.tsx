import type { HistoryAnswer } from '@rosa/registry';
import { useQuery } from '@tanstack/react-query';
import { useSay, type Say } from '../../i18n/language.js';
import { Answer } from '../../shared/states/Answer.js';
import { Empty } from '../../shared/states/Empty.js';
import { historyQuery } from './person.js';

const titleOf = (item: HistoryAnswer, say: Say): string => {
  const { interview, outcome } = item as {
    interview?: { kind: string };
    outcome?: { kind: string };
  };
  if (interview) return say.word(`person.interviewOf.${interview.kind}`);
  if (outcome) return say.word(`person.outcome.${outcome.kind}`);
  if (item.kind === 'created') return say('person.created');
  return say('person.changed', {
    fields: (item.changes ?? []).map(({ field }) => say.word(`field.${field}`)).join(', '),
  });
};

/** Interviews, outcomes and changes, the latest first. */
export const History = ({ id }: { readonly id: string }) => {
  const say = useSay();
  return (
    <Answer query={useQuery(historyQuery(id))}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={say('person.noHistory')} />
        ) : (
          <ol className="timeline">
            {items.toReversed().map((item) => (
              <li key={`${item.kind}-${item.at}`} className={`happened-${item.kind}`}>
                <h2>{titleOf(item, say)}</h2>
                <p className="facts">
                  <span>{say('frame.day', { on: item.on })}</span>
                  {item.by && <span>{item.by}</span>}
                </p>
              </li>
            ))}
          </ol>
        )
      }
    </Answer>
  );
};
