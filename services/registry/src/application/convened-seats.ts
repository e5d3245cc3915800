import {
  endAfter,
  parseDay,
  stateOfCallIn,
  systemScope,
  type Convocation,
  type Scope,
} from '@rosa/domain';
import { contentOf, findAll, refuse } from '@rosa/service-kit';
import type { Change, Stored } from '@rosa/store';
import { registryBanks, type Booking } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { placesHeld, placesLeft, slotKey } from './seats.js';
import { slotsOn } from './slots-of-desk.js';

/**
 * A person called in to a slot has an appointment there: whether they came is told once, at the appointment or in the
 * convocation, and stands in both.
 */

const { appointments, convocations, desks } = registryBanks;

type Invited = Convocation['invited'][number];

/** Values of a condition asked for at once. */
const AT_ONCE = 500;

const isLive = ({ state }: Booking): boolean => state !== 'cancelled';

/** The appointment a convocation gave to each of some of its people: of several, the one that stands, else the last. */
export const seatsOf = async (
  { store }: RegistryDeps,
  scope: Scope,
  convocationId: string,
  workerIds: readonly string[],
): Promise<readonly Stored<Booking>[]> => {
  const found = new Map<string, Stored<Booking>>();
  for (let start = 0; start < workerIds.length; start += AT_ONCE) {
    const some = workerIds.slice(start, start + AT_ONCE);
    const theirs = await findAll(store, scope, appointments, [{ key: 'workerId', in: some }]);
    for (const seat of theirs) {
      if (seat.convocationId !== convocationId) continue;
      const other = found.get(seat.workerId);
      const wins = !other || (isLive(seat) === isLive(other) ? seat.id > other.id : isLive(seat));
      if (wins) found.set(seat.workerId, seat);
    }
  }
  return [...found.values()];
};

const put = (seat: Stored<Booking>, change: Partial<Booking>): readonly Change[] => {
  const record = { ...contentOf<Booking>(seat), ...change };
  return [{ op: 'put', bank: appointments, id: seat.id, expect: seat.rev, record }];
};

const stateTo = (seat: Stored<Booking>, state: Booking['state']): readonly Change[] =>
  seat.state === state ? [] : put(seat, { state });

/** People who have their places again in one act, none of them the same. */
class SeatedAgain {
  private readonly held = new Map<string, Set<number>>();

  constructor(private readonly deps: RegistryDeps) {}

  /**
   * Whoever is told of after their place was given back has it again, or another of the slot. Who came though it was full
   * came without an appointment.
   *
   * @throws `conflict` where someone is awaited again and the slot is full
   */
  async seat(seat: Stored<Booking>, state: Booking['state']): Promise<readonly Change[]> {
    const held = await this.heldAt(seat);
    const place = held.has(seat.place) ? await this.another(seat, held) : seat.place;
    if (place === undefined) {
      if (state === 'booked') throw refuse('conflict', 'registry.slotFull', {});
      return [];
    }
    held.add(place);
    return put(seat, { state, place });
  }

  private async heldAt(seat: Booking): Promise<Set<number>> {
    const key = `${seat.deskId} ${slotKey(seat)}`;
    const day = parseDay(seat.on)!;
    const known = this.held.get(key);
    if (known) return known;
    const places = (await placesHeld(this.deps, seat.deskId, day, day)).get(slotKey(seat));
    const held = new Set(places);
    this.held.set(key, held);
    return held;
  }

  private async another(
    { deskId, on, at }: Booking,
    held: ReadonlySet<number>,
  ): Promise<number | undefined> {
    const desk = await this.deps.store.get(systemScope('slots'), desks, deskId);
    const slot = desk && slotsOn(desk, on).find((one) => one.at === at);
    return slot && placesLeft(slot, held)[0];
  }
}

/**
 * What follows for the appointments of people of whom the convocation tells. One that was cancelled stays so unless
 * something else is told of its person now.
 *
 * @throws `conflict` where someone is awaited again and the slot is full
 */
export const seatsTold = async (
  deps: RegistryDeps,
  seats: readonly Stored<Booking>[],
  before: readonly Invited[],
  after: readonly Invited[],
): Promise<readonly Change[]> => {
  const endsBefore = new Map(before.map(({ workerId, end }) => [workerId, end]));
  const ends = new Map(after.map(({ workerId, end }) => [workerId, end]));
  const again = new SeatedAgain(deps);
  const changes: Change[] = [];
  for (const seat of seats) {
    const end = ends.get(seat.workerId)!;
    const state = stateOfCallIn(end);
    if (isLive(seat)) changes.push(...stateTo(seat, state));
    else if (state !== 'cancelled' && endsBefore.get(seat.workerId) !== end)
      changes.push(...(await again.seat(seat, state)));
  }
  return changes;
};

/** Gives back the places of people who are no longer called in. */
export const seatsFreed = (seats: readonly Stored<Booking>[]): readonly Change[] =>
  seats.filter(({ state }) => state === 'booked').flatMap((seat) => stateTo(seat, 'cancelled'));

/** What follows for the convocation that gave an appointment, where there is one in the caller's reach. */
export const convocationTold = async (
  { store }: RegistryDeps,
  scope: Scope,
  { convocationId, workerId, on, at, state }: Booking,
): Promise<readonly Change[]> => {
  const before = convocationId && (await store.get(scope, convocations, convocationId));
  const place = before ? before.invited.findIndex((one) => one.workerId === workerId) : -1;
  if (!before || place === -1) return [];
  const one = before.invited[place]!;
  const invited = before.invited.with(place, { ...one, on, at, end: endAfter(state, one.end) });
  const record = { ...contentOf<Convocation>(before), invited };
  return [{ op: 'put', bank: convocations, id: before.id, expect: before.rev, record }];
};
