import type { OutReason } from '@rosa/domain';
import { popcount, setOf, wordsFor } from './bits.js';
import { TASK, TERM, type Compiled } from './parts.js';
import type { OutSets } from './outs.js';
import type { People } from './people.js';
import type { Band } from './sieves.js';
import type { SpatialOrder } from './spatial-order.js';

/** Who is considered and who is out, by whole words of people at a time. */

export interface Considered {
  readonly considered: number;
  readonly ranked: number;
  readonly outTotal: number;
  readonly out: Readonly<Record<OutReason, number>>;
  readonly consentNeverAsked: number;
  /** Who is ranked. */
  readonly candidates: Uint32Array;
  /** Who lives within the limits of the workplace, by nearness; none where no place is asked. */
  readonly near: readonly Band[];
}

const anyOf = (sets: readonly Uint32Array[], word: number): number => {
  let any = 0;
  for (let i = 0; i < sets.length; i++) any |= sets[i]![word]!;
  return any;
};

/** Everyone with a home, less those within the limits. */
const tooFar = ({ columns }: People, near: readonly Band[]): Uint32Array => {
  const { live, home_known } = columns;
  const within = near.map(({ words }) => words);
  return setOf(live.length, (i) => live[i]! & home_known[i]! & ~anyOf(within, i));
};

/** Who is out, reason by reason: each of the sets puts people out. */
export interface OutBy {
  readonly sets: Readonly<Record<OutReason, readonly Uint32Array[]>>;
  readonly near: readonly Band[];
}

export const outBy = (
  people: People,
  compiled: Compiled,
  outs: OutSets,
  order: SpatialOrder,
): OutBy => {
  const { parts, asOf } = compiled;
  const musts = parts.filter((part) => part.must);
  const isTerm = (part: { kind: number }): boolean => part.kind === TERM || part.kind === TASK;
  const { limits, reachKm } = compiled;
  const near = limits ? order.near(limits, reachKm) : [];
  return {
    sets: {
      notReleased: [outs.notReleased(asOf)],
      requirement: musts.filter((part) => !isTerm(part)).map((part) => outs.missing(part, asOf)),
      term: musts.filter(isTerm).map((part) => outs.missing(part, asOf)),
      distance: limits ? [tooFar(people, near)] : [],
    },
    near,
  };
};

/** Everyone out for a reason. */
export const everyoneOut = ({ sets }: OutBy, reason: OutReason, words: number): Uint32Array =>
  Uint32Array.from({ length: words }, (_none, i) => anyOf(sets[reason], i));

export const consider = (people: People, { sets, near }: OutBy): Considered => {
  const { notReleased, requirement, term, distance } = sets;
  const { live, consent_unknown } = people.columns;
  const words = wordsFor(people.slots);
  const candidates = new Uint32Array(words);
  const out = { notReleased: 0, requirement: 0, term: 0, distance: 0 };
  let ranked = 0;
  let consentNeverAsked = 0;
  for (let i = 0; i < words; i++) {
    const held = anyOf(notReleased, i);
    const missing = anyOf(requirement, i);
    const refused = anyOf(term, i);
    const far = anyOf(distance, i);
    const left = live[i]! & ~(held | missing | refused | far);
    if (held !== 0) out.notReleased += popcount(held);
    if (missing !== 0) out.requirement += popcount(missing);
    if (refused !== 0) out.term += popcount(refused);
    if (far !== 0) out.distance += popcount(far);
    if (left === 0) continue;
    candidates[i] = left;
    ranked += popcount(left);
    consentNeverAsked += popcount(left & consent_unknown[i]!);
  }
  const considered = people.live;
  return {
    considered,
    ranked,
    outTotal: considered - ranked,
    out,
    consentNeverAsked,
    candidates,
    near,
  };
};
