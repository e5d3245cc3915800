import { formatDay, todayOf, type Scope } from '@rosa/domain';
import { getRecord, refuse } from '@rosa/service-kit';
import type { Page, Stored } from '@rosa/store';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import type { GivenRoster } from '../records.js';
import { rosterHead, shownRoster, type RosterHead, type ShownRoster } from './show-roster.js';

const { rosters } = opportunityBanks;

/** After its last day a roster is gone for the employer; those who gave it still read it. */
const isGoneFor = (scope: Scope, { expiresOn }: GivenRoster, today: string): boolean =>
  scope.role === 'employer' && expiresOn < today;

/** A roster as far as the caller may open it. @throws `notFound`, also for an employer once it has expired */
export const openRoster = async (
  { store, clock }: Pick<OpportunityDeps, 'store' | 'clock'>,
  scope: Scope,
  id: string,
): Promise<Stored<GivenRoster>> => {
  const roster = await getRecord(store, scope, rosters, id);
  if (!isGoneFor(scope, roster, formatDay(todayOf(clock)))) return roster;
  throw refuse('notFound', 'http.noSuchRecord', { id });
};

/** Reads a roster; that its people were looked at is kept. @throws `notFound` */
export const lookAtRoster = async (
  deps: OpportunityDeps,
  scope: Scope,
  id: string,
): Promise<ShownRoster> => {
  const roster = await openRoster(deps, scope, id);
  const shown = await shownRoster(deps, scope, roster);
  const subjects = roster.workerIds;
  await deps.audit.record({ scope, action: 'rosters.read', subjects, detail: { id } });
  return shown;
};

/** The rosters in reach, the latest first, without their people; for an employer those not expired. */
export const listRosters = async (
  { store, clock }: OpportunityDeps,
  scope: Scope,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<Page<RosterHead>> => {
  const today = formatDay(todayOf(clock));
  const found = await store.find(scope, rosters, {
    ...page,
    where: scope.role === 'employer' ? [{ key: 'expiresOn', from: today }] : [],
    orderBy: 'givenAt',
    descending: true,
  });
  return { ...found, items: found.items.map((roster) => rosterHead(scope, roster)) };
};
