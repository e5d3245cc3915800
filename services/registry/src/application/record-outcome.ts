import {
  parsePartialDay,
  parseOutcome,
  RosaError,
  todayOf,
  type Day,
  type Outcome,
  type Scope,
  type Status,
  type Worker,
} from '@rosa/domain';
import { refuse, retryStale } from '@rosa/service-kit';
import type { Change, Stored } from '@rosa/store';
import { registryBanks, type Paper } from '../banks.js';
import type { RegistryDeps, RosterSeat } from '../ports.js';
import { createPaper } from './keep-paper.js';
import { refuseUnknown } from './refuse-unknown.js';

const { workers, outcomes, interviews, desks } = registryBanks;

const placedUntil = (status: Status, until: string | null): Status => {
  const longer =
    status.state === 'placed' && (status.until === null || (until && status.until > until));
  return longer ? status : { state: 'placed', until };
};

/**
 * A person's state after an outcome: a contract that has not ended by today places them until it ends (of two, until the
 * later end), an exit makes them leave. A contract that begins ahead places them at once: they are promised. Who has left stays so, and nothing else changes a state.
 */
export const statusAfter = (status: Status, outcome: Outcome, today: Day): Status => {
  if (outcome.kind === 'exit') return { state: 'left', until: null };
  if (outcome.kind !== 'contract_start' || status.state === 'left') return status;
  const over = outcome.until !== null && parsePartialDay(outcome.until)! < today;
  return over ? status : placedUntil(status, outcome.until);
};

/** Residence, desk and workplace may lie in three provinces: what the outcome does not say is taken from the records. */
const placesOf = async (
  { store }: RegistryDeps,
  scope: Scope,
  { places, deskId }: Outcome,
  worker: Worker,
  seat: RosterSeat | undefined,
): Promise<Outcome['places']> => {
  const desk = deskId ? await store.get({ ...scope, territory: 'all' }, desks, deskId) : undefined;
  return {
    residence: places.residence ?? worker.residence?.comune ?? null,
    desk: places.desk ?? desk?.comune ?? null,
    workplace: places.workplace ?? seat?.comune ?? null,
  };
};

const refuseStrangers = async (
  deps: RegistryDeps,
  outcome: Outcome,
  workerId: string,
): Promise<void> => {
  await refuseUnknown(deps, [
    { field: 'deskId', bank: desks, id: outcome.deskId },
    ...(outcome.kind === 'taken_in_charge'
      ? [{ field: 'interviewId', bank: interviews, id: outcome.interviewId, workerId }]
      : []),
    ...(outcome.kind === 'lasting'
      ? [{ field: 'outcomeId', bank: outcomes, id: outcome.outcomeId, workerId }]
      : []),
  ]);
};

/** The person's place on the roster the outcome comes from, if any. @throws `conflict` for who is not, or no longer, on it */
const seatFor = async (
  deps: RegistryDeps,
  scope: Scope,
  { rosterId }: Outcome,
  workerId: string,
): Promise<RosterSeat | undefined> => {
  if (!rosterId) return undefined;
  const seat = await deps.rosters.seat(scope, rosterId, workerId);
  if (!seat) throw refuse('conflict', 'registry.notOnRoster', {});
  const { withdrawn } = seat;
  if (withdrawn) throw refuse('conflict', 'registry.goneFromRoster', withdrawn, [], { withdrawn });
  return seat;
};

/** The store holds that a hire, and how long it lasted, is told once; here it is said in words. */
const toldTwice = (error: unknown): unknown => {
  if (!(error instanceof RosaError) || error.extra['bank'] !== outcomes.name) return error;
  return error.extra['key'] === 'hire'
    ? refuse('conflict', 'registry.hireTold', {})
    : refuse('conflict', 'registry.lastingTold', {});
};

/**
 * Records what came of the work for a person, and their state with it, in one act.
 *
 * @throws `notFound`, `invalid` by field, `conflict` for someone the roster does not hold and for a hire or a lasting
 *   already told
 */
export const recordOutcome = (
  deps: RegistryDeps,
  scope: Scope,
  workerId: string,
  request: { readonly body: unknown; readonly idempotencyKey: string | undefined },
): Promise<Stored<Paper<Outcome>>> =>
  retryStale(() =>
    createPaper<Outcome>(deps, scope, {
      ...request,
      bank: outcomes,
      workerId,
      parse: parseOutcome,
      decide: async (content, worker) => {
        await refuseStrangers(deps, content, workerId);
        const seat = await seatFor(deps, scope, content, workerId);
        const { id, rev: expect } = worker;
        const status = statusAfter(worker.status, content, todayOf(deps.clock));
        const placed: Change = {
          op: 'put',
          bank: workers,
          id,
          expect,
          record: { ...worker, status },
        };
        const places = await placesOf(deps, scope, content, worker, seat);
        return {
          content: { ...content, places } as Outcome,
          also: status === worker.status ? [] : [placed],
        };
      },
    }),
  ).catch((error: unknown) => {
    throw toldTwice(error);
  });
