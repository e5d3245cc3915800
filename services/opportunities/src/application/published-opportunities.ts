import { formatDay, todayOf } from '@rosa/domain';
import type { Condition, Stored } from '@rosa/store';
import type { OpportunityDeps } from '../ports.js';
import type { LocatedOpportunity } from '../records.js';
import { isOpen } from './keep-opportunity.js';

type Deps = Pick<OpportunityDeps, 'clock'>;

/** What is published: opportunities that look for people today. */
export const openToday = ({ clock }: Deps): readonly Condition[] => [
  { key: 'state', is: 'open' },
  { key: 'validUntil', from: formatDay(todayOf(clock)) },
];

/** {@link openToday}, for lists and for one record alike. */
export const published = (deps: Deps) => ({
  where: openToday(deps),
  holds: (opportunity: LocatedOpportunity): boolean => isOpen(deps, opportunity),
});

/** The work as a worker reads it: neither who asks, nor their own words, nor the criteria people are ranked by. */
export const publishedView = (opportunity: Stored<LocatedOpportunity>) => {
  const { id, rev, createdAt, updatedAt, kind, title, comune, sector, validUntil } = opportunity;
  return {
    id,
    rev,
    createdAt,
    updatedAt,
    kind,
    title,
    comune,
    sector,
    validUntil,
    lines: opportunity.lines.map((line) => ({
      id: line.id,
      title: line.title,
      occupation: line.occupation,
      positions: line.positions,
      filled: line.filled,
      contract: line.contract,
      hours: line.hours,
      startOn: line.startOn,
    })),
  };
};
