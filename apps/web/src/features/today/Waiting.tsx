import type { WaitingList } from '@rosa/opportunities';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/language.js';
import { useNames } from '../../shared/reference/names.js';
import { romeDay } from '../../shared/rome.js';
import { lineName } from '../opportunities/line-name.js';
import { companyQuery } from '../opportunities/opportunities.js';
import { Section } from './Section.js';
import { answeredQuery, listsQuery, recallsQuery } from './today.js';

/** Lists worth a glance. */
const SHOWN = 6;

const useWaitingLists = () => {
  const { say } = useLanguage();
  const query = useQuery(listsQuery);
  const occupation = useNames(
    'occupations',
    (query.data?.items ?? []).map(({ line }) => line.occupation),
  );
  /** The lists of one kind, each leading to its calls. */
  const shown = (lists: readonly WaitingList[], what: (list: WaitingList) => string) => ({
    total: lists.length,
    rows: lists.slice(0, SHOWN).map((list) => (
      <li key={list.shortlistId}>
        <span className="today-what">
          <Link to={`/liste/${list.shortlistId}`}>{lineName(list.line, occupation, say)}</Link>
          <small>{list.title}</small>
        </span>
        <small className="today-more">{what(list)}</small>
      </li>
    )),
  });
  return { query, shown };
};

/** Frozen lists nobody has begun to call, or whose people have confirmed and wait for a roster. */
export const ListsWaiting = () => {
  const { say } = useLanguage();
  const { query, shown } = useWaitingLists();
  return (
    <Section id="waiting" title={say('today.waiting')} none={say('today.noWaiting')} query={query}>
      {({ items }) =>
        shown(
          items.filter((list) => list.waitsFor !== null),
          ({ waitsFor, uncalled, confirmed }) =>
            waitsFor === 'calls'
              ? say('today.waitsForCalls', { n: uncalled })
              : say('today.waitsForRoster', { n: confirmed }),
        )
      }
    </Section>
  );
};

/** Lists begun, with people still to be called for the first time. */
export const CallsToMake = () => {
  const { say } = useLanguage();
  const { query, shown } = useWaitingLists();
  return (
    <Section id="calls" title={say('today.calls')} none={say('today.noCalls')} query={query}>
      {({ items }) =>
        shown(
          items.filter(({ waitsFor, uncalled }) => waitsFor !== 'calls' && uncalled > 0),
          ({ uncalled }) => say('today.toCall', { n: uncalled }),
        )
      }
    </Section>
  );
};

/** People who did not answer or asked to be called back, each leading to their line in the list. */
export const Recalls = () => {
  const { say } = useLanguage();
  return (
    <Section
      id="recalls"
      title={say('today.recalls')}
      none={say('today.noRecalls')}
      query={useQuery(recallsQuery)}
    >
      {({ items, total }) => ({
        total,
        rows: items.map((person) => (
          <li key={`${person.shortlistId} ${person.workerId}`}>
            <span className="today-what">
              <Link to={`/liste/${person.shortlistId}`} state={{ person: person.workerId }}>
                {person.masked ? say('bench.masked') : `${person.familyName} ${person.givenName}`}
              </Link>
              <small>{say(`today.recall.${person.outcome}`, { on: romeDay(person.at) })}</small>
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
