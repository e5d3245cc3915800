import type { WaitingList } from '@rosa/opportunities';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/language.js';
import { useNames } from '../../shared/reference/names.js';
import { romeDay } from '../../shared/rome.js';
import { useShownName } from '../../shared/shown-name.js';
import { lineName } from '../opportunities/line-name.js';
import { companyQuery } from '../opportunities/opportunities.js';
import { Section } from './Section.js';
import { answeredQuery, listsQuery, recallsQuery } from './today.js';

/** Lists worth a glance. */
const SHOWN = 6;

/** Of a list, in words: how many of its people wait, and what for. */
interface Told {
  readonly people: string;
  readonly what?: string;
}

const useWaitingLists = () => {
  const { say } = useLanguage();
  const query = useQuery(listsQuery);
  const occupation = useNames(
    'occupations',
    (query.data?.items ?? []).map(({ line }) => line.occupation),
  );
  /** The lists of one kind, each leading to its calls: how many people wait in it, and for what. */
  const shown = (lists: readonly WaitingList[], tell: (list: WaitingList) => Told) => ({
    total: lists.length,
    rows: lists.slice(0, SHOWN).map((list) => {
      const { people, what } = tell(list);
      return (
        <li key={list.shortlistId}>
          <span className="today-what">
            <Link to={`/liste/${list.shortlistId}`}>{lineName(list.line, occupation, say)}</Link>
            <small>{list.title}</small>
            {what && <small>{what}</small>}
          </span>
          <small className="today-more">{people}</small>
        </li>
      );
    }),
  });
  return { query, shown };
};

/** Frozen lists nobody has begun to call, or whose people have confirmed and wait for a roster. */
export const ListsWaiting = () => {
  const { say } = useLanguage();
  const { query, shown } = useWaitingLists();
  return (
    <Section id="waiting" title={say('today.waiting')} none={say('today.noWaiting')} query={query}>
      {({ items }) => {
        const waiting = items.filter(({ waitsFor }) => waitsFor !== null);
        const told = shown(waiting, ({ waitsFor, uncalled, confirmed }) =>
          waitsFor === 'calls'
            ? { people: say('today.toCall', { n: uncalled }), what: say('today.noneCalled') }
            : { people: say('today.confirmed', { n: confirmed }), what: say('today.noRoster') },
        );
        return { ...told, count: waiting.length };
      }}
    </Section>
  );
};

/** Lists begun, with people still to be called for the first time. */
export const CallsToMake = () => {
  const { say } = useLanguage();
  const { query, shown } = useWaitingLists();
  return (
    <Section id="calls" title={say('today.calls')} none={say('today.noCalls')} query={query}>
      {({ items }) => {
        const begun = items.filter(
          ({ waitsFor, uncalled }) => waitsFor !== 'calls' && uncalled > 0,
        );
        const told = shown(begun, ({ uncalled }) => ({
          people: say('today.toCall', { n: uncalled }),
        }));
        return { ...told, count: begun.reduce((sum, { uncalled }) => sum + uncalled, 0) };
      }}
    </Section>
  );
};

/** People who did not answer or asked to be called back, each leading to their line in the list. */
export const Recalls = () => {
  const { say } = useLanguage();
  const shownName = useShownName();
  return (
    <Section
      id="recalls"
      title={say('today.recalls')}
      none={say('today.noRecalls')}
      query={useQuery(recallsQuery)}
    >
      {({ items, total }) => ({
        total,
        count: total,
        rows: items.map((person) => (
          <li key={`${person.shortlistId} ${person.workerId}`}>
            <span className="today-what">
              <Link to={`/liste/${person.shortlistId}`} state={{ person: person.workerId }}>
                {shownName(person)}
              </Link>
              <small>
                {person.callBackOn
                  ? say('today.recall.agreed', { on: person.callBackOn })
                  : say(`today.recall.${person.outcome}`, { on: romeDay(person.at) })}
              </small>
            </span>
            <small className="today-more">{say('today.tries', { n: person.calls })}</small>
          </li>
        )),
      })}
    </Section>
  );
};

const CompanyLink = ({ id, companyId }: { readonly id: string; readonly companyId: string }) => (
  <Link to={`/rose/${id}`}>{useQuery(companyQuery(companyId)).data?.name ?? '…'}</Link>
);

/** Rosters the employer has answered since anyone here took note. */
export const EmployersAnswered = () => {
  const { say } = useLanguage();
  return (
    <Section
      id="answered"
      title={say('today.answered')}
      none={say('today.noAnswered')}
      query={useQuery(answeredQuery)}
    >
      {({ items, total }) => ({
        total,
        count: total,
        rows: items.map(({ id, companyId, answers, unseenAnswer }) => (
          <li key={id}>
            <span className="today-what">
              <CompanyLink id={id} companyId={companyId} />
              <small>
                {answers
                  .map(({ answer, people }) =>
                    say('today.answerCount', {
                      answer: say(`roster.answer.${answer}`),
                      n: people,
                    }),
                  )
                  .join(' · ')}
              </small>
            </span>
            {unseenAnswer && (
              <small className="today-more">
                {say('today.answeredOn', { on: romeDay(unseenAnswer) })}
              </small>
            )}
          </li>
        )),
      })}
    </Section>
  );
};
