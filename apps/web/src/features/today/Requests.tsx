import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/language.js';
import { useNames } from '../../shared/reference/names.js';
import { romeDay } from '../../shared/rome.js';
import { useShownName } from '../../shared/shown-name.js';
import { requestsQuery } from '../laboratory/laboratory.js';
import { lineName } from '../opportunities/line-name.js';
import { Section } from './Section.js';

/** Requests worth a glance. */
const SHOWN = 5;

/** What other laboratories ask of this one, and nobody has answered yet. */
export const Requests = () => {
  const { say } = useLanguage();
  const shownName = useShownName();
  const query = useInfiniteQuery(requestsQuery('received', true));
  const received = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const occupation = useNames(
    'occupations',
    received.map(({ line }) => line.occupation),
  );
  return (
    <Section
      id="requests"
      title={say('today.requests')}
      none={say('today.noRequests')}
      all="/laboratori"
      query={query}
    >
      {() => ({
        total: received.length,
        count: received.length,
        rows: received.slice(0, SHOWN).map(({ id, person, line, askedAt }) => (
          <li key={id}>
            <span className="today-what">
              <Link to="/laboratori">{shownName(person)}</Link>
              <small>{lineName(line, occupation, say)}</small>
            </span>
            <small className="today-more">{say('today.askedOn', { on: romeDay(askedAt) })}</small>
          </li>
        )),
      })}
    </Section>
  );
};
