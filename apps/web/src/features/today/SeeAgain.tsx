import { DUE_KEYS, NEVER_KEYS } from '@rosa/domain';
import type { SearchAnswer } from '@rosa/registry';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/language.js';
import { PersonLink } from '../../shared/PersonLink.js';
import { peopleQuery } from '../people/people.js';
import { nameOf } from '../person/person.js';
import { Section } from './Section.js';
import { contractsQuery } from './today.js';

/** People worth a glance. */
const SHOWN = 8;

const AVAILABLE = peopleQuery({ state: 'active' });

/** What a facet counts, each value leading to its people; the commonest first. */
const useCounts = (facet: 'never' | 'due', values: readonly string[]) => {
  const { say, number } = useLanguage();
  return (first: SearchAnswer | undefined) =>
    values
      .map((value) => ({
        value,
        count: first?.facets[facet]?.find((bucket) => bucket.value === value)?.count ?? 0,
      }))
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count)
      .map(({ value, count }) => (
        <li key={value}>
          <Link to={`/persone?state=active&${facet}=${value}`}>
            {say.word(`people.${facet}.${value}`)}
          </Link>
          <strong className="num">{number(count)}</strong>
        </li>
      ));
};

/** Of how many people something was never asked. */
export const Unasked = () => {
  const { say } = useLanguage();
  const rows = useCounts('never', NEVER_KEYS);
  return (
    <Section
      id="unasked"
      title={say('today.unasked')}
      hint={say('today.unaskedLead')}
      none={say('today.allAsked')}
      query={useInfiniteQuery(AVAILABLE)}
    >
      {({ pages: [first] }) => ({ rows: rows(first) })}
    </Section>
  );
};

/** Of how many people what was ascertained is, or soon will be, too old to hold. */
export const AnswersAgeing = () => {
  const { say } = useLanguage();
  const rows = useCounts(
    'due',
    DUE_KEYS.filter((key) => key !== 'contract_ends'),
  );
  return (
    <Section
      id="ageing"
      title={say('today.due')}
      hint={say('today.dueLead')}
      none={say('today.noneDue')}
      query={useInfiniteQuery(AVAILABLE)}
    >
      {({ pages: [first] }) => ({ rows: rows(first) })}
    </Section>
  );
};

/** People whose contract ends, the first to end first. */
export const ContractsEnding = () => {
  const { say } = useLanguage();
  return (
    <Section
      id="contracts"
      title={say('today.contracts')}
      none={say('today.noContracts')}
      query={useQuery(contractsQuery)}
      all="/persone?due=contract_ends"
    >
      {({ items, total }) => ({
        total,
        count: total,
        rows: items
          .toSorted((a, b) => ((a.status.until ?? '') < (b.status.until ?? '') ? -1 : 1))
          .slice(0, SHOWN)
          .map((person) => (
            <li key={person.id}>
              <PersonLink id={person.id} name={nameOf(person)} />
              {person.status.until && (
                <small className="today-more">
                  {say('today.contractEnds', { on: person.status.until })}
                </small>
              )}
            </li>
          )),
      })}
    </Section>
  );
};
