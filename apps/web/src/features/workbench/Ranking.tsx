import type { MatchAnswer } from '@rosa/opportunities';
import { useState } from 'react';
import { useLanguage } from '../../i18n/language.js';
import { Empty } from '../../shared/states/Empty.js';
import { Incomplete } from '../../shared/states/Incomplete.js';
import { AskLaboratory } from '../laboratory/AskLaboratory.js';
import { useLineRequests, type AskedLine } from '../laboratory/laboratory.js';
import { Compare } from './Compare.js';
import { PersonRow } from './PersonRow.js';
import { usePersonNames } from './person-names.js';

/** The list as the criteria make it now, to be looked into before it is frozen. */
export const Ranking = ({
  list,
  busy,
  line,
}: {
  readonly list: MatchAnswer;
  readonly busy: boolean;
  /** The line it is for: for it people of other territories are asked of their laboratories. */
  readonly line: AskedLine;
}) => {
  const { say, number } = useLanguage();
  const names = usePersonNames(list.people);
  const requests = useLineRequests(line);
  const [compared, setCompared] = useState<readonly string[]>([]);
  const toggle = (id: string) =>
    setCompared((ids) =>
      ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id].slice(-2),
    );
  const placed = list.people.map((person, at) => ({ person, place: at + 1 }));
  return (
    <section className="bench-list" aria-labelledby="list" aria-busy={busy}>
      <div className="bench-list-head">
        <h2 id="list">{say('bench.list')}</h2>
        <p role="status">
          {say('bench.redrawn', { ranked: list.ranked, shown: number(list.people.length) })}
        </p>
      </div>
      {!list.complete && <Incomplete reasons={list.incomplete} />}
      {compared.length > 0 && (
        <Compare
          people={placed.filter(({ person }) => compared.includes(person.workerId))}
          names={names}
          close={() => setCompared([])}
        />
      )}
      {list.people.length === 0 ? (
        <Empty title={say('bench.empty')} hint={say('bench.emptyHint')} />
      ) : (
        <ol className="people">
          {placed.map(({ person, place }) => (
            <PersonRow
              key={person.workerId}
              person={person}
              place={place}
              names={names}
              actions={
                <label className="check">
                  <input
                    type="checkbox"
                    checked={compared.includes(person.workerId)}
                    aria-label={say('bench.compareOf', { name: names.person(person, place) })}
                    onChange={() => toggle(person.workerId)}
                  />
                  {say('bench.compare')}
                </label>
              }
            >
              {person.masked && (
                <AskLaboratory
                  requests={requests}
                  workerId={person.workerId}
                  name={names.person(person, place)}
                />
              )}
            </PersonRow>
          ))}
        </ol>
      )}
    </section>
  );
};
