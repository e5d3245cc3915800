import { dayOfInstant, type Cell, type Lead, type Scope } from '@rosa/domain';
import { figureRoutes, type FigureSource, type Route } from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import type { FrozenList, GivenRoster, LocatedOpportunity, WrittenEntry } from '../records.js';

const { logbook, leads, opportunities, shortlists, rosters } = opportunityBanks;

/** Staff read the whole demand side (docs/adr/0009), but their figures are those of their territory (contract.md). */
const counts = ({ territory }: Scope, { workplace }: Cell): boolean =>
  territory === 'all' || territory.some((code) => workplace?.startsWith(code));

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
    row: ({ createdAt, companyId, title }: Stored<LocatedOpportunity>) => ({
      on: dayOfInstant(createdAt),
      companyId,
      title,
    }),
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

/** The way from a visit to a hire. */
export const demandFigureRoutes = (deps: OpportunityDeps): readonly Route[] =>
  figureRoutes({
    ...deps,
    path: 'demand',
    summary: 'Dalla visita all’assunzione, per territorio, situazione, impresa e mese',
    sources,
  });
