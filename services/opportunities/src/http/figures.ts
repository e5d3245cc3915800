import { dayOfInstant, formatDay, todayOf, type Cell, type Lead, type Scope } from '@rosa/domain';
import {
  figureRoutes,
  traitsOf,
  type CompanyTraits,
  type FigureSource,
  type ReadTraits,
  type Route,
} from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import type { FrozenList, GivenRoster, LocatedOpportunity, WrittenEntry } from '../records.js';

const { companies, logbook, leads, opportunities, shortlists, rosters } = opportunityBanks;

/** Staff read the whole demand side (docs/adr/0009), but their figures are those of their territory (contract.md). */
const counts = ({ territory }: Scope, { workplace }: Cell): boolean =>
  territory === 'all' || territory.some((code) => workplace?.startsWith(code));

const rowOfOpportunity = ({ createdAt, companyId, title }: Stored<LocatedOpportunity>) => ({
  on: dayOfInstant(createdAt),
  companyId,
  title,
});

const sources: readonly FigureSource[] = [
  {
    bank: logbook,
    counts,
    indicators: ['visits'],
    row: ({ on, companyId, projectCode }: WrittenEntry) => ({ on, companyId, title: projectCode }),
  },
  {
    bank: leads,
    counts,
    indicators: ['leads', 'leads_taken_up'],
    row: ({ on, companyId, title }: Lead) => ({ on, companyId, title }),
  },
  {
    bank: opportunities,
    counts,
    indicators: ['opportunities', 'positions', 'positions_filled'],
    row: rowOfOpportunity,
  },
  {
    bank: shortlists,
    counts,
    indicators: ['shortlists'],
    row: ({ drawnAt }: FrozenList) => ({ on: dayOfInstant(drawnAt) }),
  },
  {
    bank: rosters,
    counts,
    indicators: [
      'rosters',
      'people_proposed',
      'hires_claimed',
      'hires_confirmed',
      'people_refused',
    ],
    row: ({ givenAt, companyId }: GivenRoster) => ({ on: dayOfInstant(givenAt), companyId }),
  },
];

/** Positions someone may still be proposed for, today. */
const standingOf = ({ clock }: Pick<OpportunityDeps, 'clock'>): FigureSource => ({
  bank: opportunities,
  counts,
  indicators: ['positions_open'],
  standing: () => [
    { key: 'state', is: 'open' },
    { key: 'validUntil', from: formatDay(todayOf(clock)) },
  ],
  row: rowOfOpportunity,
});

/** Companies read at once. */
const BATCH = 500;

const readTraits =
  ({ store }: OpportunityDeps): ReadTraits =>
  async (scope, ids) => {
    const traits = new Map<string, CompanyTraits>();
    for (let start = 0; start < ids.length; start += BATCH) {
      const found = await store.getMany(scope, companies, ids.slice(start, start + BATCH));
      for (const company of found) traits.set(company.id, traitsOf(company));
    }
    return traits;
  };

/** The way from a visit to a hire. */
export const demandFigureRoutes = (deps: OpportunityDeps): readonly Route[] =>
  figureRoutes({
    ...deps,
    path: 'demand',
    summary: 'Dalla visita all’assunzione, per territorio, settore, filiera, impresa e mese',
    sources: [...sources, standingOf(deps)],
    traits: readTraits(deps),
  });
