import {
  DAYS_PER_MONTH,
  EVIDENCE_VALUE,
  EVIDENCES,
  HOLDS_FOR_DAYS,
  NEXT_DOOR_KM,
  recencyOf,
} from '@rosa/domain';
import { isSet } from './bits.js';
import { NONE } from './columns.js';
import { chord2To, COMMUTE2, kmOfChord2 } from './limits.js';
import {
  HOME,
  LANGUAGE,
  LICENCE,
  OCCUPATION,
  SKILL,
  TASK,
  TERM,
  YES_DAYS,
  YES_VALUES,
  type Compiled,
  type Part,
} from './parts.js';
import type { People } from './people.js';

/**
 * The values of matching.md over the columns. A value that is known is in [0, 1]; of one that is not, with `floor` known to
 * be there at least, the number is −1 − floor.
 */

export const UNKNOWN = -1;

/** What a value counts for where an unknown counts so much: no less than what is known to be there. */
export const countedAs = (value: number, unknownCounts: number): number =>
  value >= 0 ? value : Math.max(-1 - value, unknownCounts);

const EVIDENCE = Float64Array.from(EVIDENCES, (evidence) => EVIDENCE_VALUE[evidence]);

const practice = (days: number, months: number, evidence: number, recency: number): number =>
  Math.min(1, days / (months * DAYS_PER_MONTH)) * EVIDENCE[evidence]! * recency;

const skillValue = ({ lists }: People, slot: number, part: Part, asOf: number): number => {
  const { starts, lengths, values } = lists.skills;
  let at = starts[slot]!;
  for (const end = at + lengths[slot]! * 3; at < end; at += 3) {
    const head = values[at]!;
    if (head >> 2 !== part.code) continue;
    const last = values[at + 2]!;
    const recency = recencyOf(last === NONE ? null : asOf - last);
    return practice(values[at + 1]! * DAYS_PER_MONTH, part.months, head & 3, recency);
  }
  return UNKNOWN;
};

/** Days in one occupation, an open spell running to `asOf`. */
const daysAt = (values: Int32Array, at: number, asOf: number): number => {
  const from = values[at + 2]!;
  return values[at + 1]! + (from === NONE ? 0 : Math.max(0, asOf - from));
};

const occupationValue = (people: People, slot: number, part: Part, asOf: number): number => {
  const { starts, lengths, values } = people.lists.occupations;
  let best = 0;
  let at = starts[slot]!;
  for (const end = at + lengths[slot]! * 4; at < end; at += 4) {
    const head = values[at]!;
    const nearness = part.nearness[head >> 2]!;
    if (!(nearness > 0)) continue;
    const last = values[at + 3]!;
    const recency = recencyOf(last === NONE ? 0 : asOf - last);
    const value = nearness * practice(daysAt(values, at, asOf), part.months, head & 3, recency);
    if (value > best) best = value;
  }
  if (best >= 1 || isSet(people.columns.career_complete, slot)) return best;
  return UNKNOWN - best;
};

/** Is a licence, language or level held? Unknown where never asked. */
const heldValue = ({ columns, lists }: People, slot: number, part: Part): number => {
  switch (part.kind) {
    case LICENCE:
      if (isSet(part.holders, slot)) return 1;
      return isSet(columns.licences_known, slot) ? 0 : UNKNOWN;
    case LANGUAGE: {
      const { starts, lengths, values } = lists.languages;
      let at = starts[slot]!;
      for (const end = at + lengths[slot]!; at < end; at++) {
        if (values[at]! >> 3 === part.code) return (values[at]! & 7) >= part.atLeast ? 1 : 0;
      }
      return isSet(columns.languages_known, slot) ? 0 : UNKNOWN;
    }
    default: {
      const level = columns.schooling[slot]!;
      return level < 0 ? UNKNOWN : level >= part.code ? 1 : 0;
    }
  }
};

/** The answer of a slot to a key, as the columns keep it. */
const answerAt = ({ answers, lists }: People, slot: number, part: Part): number => {
  if (part.kind === TERM) return answers[part.code]![slot]!;
  const { starts, lengths, values } = lists.tasks;
  let at = starts[slot]!;
  for (const end = at + lengths[slot]! * 2; at < end; at += 2) {
    if (values[at] === part.code) return values[at + 1]!;
  }
  return NONE;
};

const termValue = (answer: number, asOf: number): number => {
  if (answer === NONE) return UNKNOWN;
  const age = asOf - (answer >> 2);
  if ((answer & 2) === 0) return age > HOLDS_FOR_DAYS ? UNKNOWN : 0;
  return YES_VALUES[answer & 1]![Math.max(0, Math.min(age, YES_DAYS - 1))]!;
};

const homeValue = ({ columns }: People, slot: number, compiled: Compiled): number => {
  if (columns.home[slot] === 0) return UNKNOWN;
  const chord2 = chord2To(columns, slot, compiled.limits!);
  return nearnessAt(chord2, columns.commuteKm[slot]!, compiled);
};

/** D of a home at a chord, of someone who answered a commute (0: never asked). */
export const nearnessAt = (chord2: number, commute: number, compiled: Compiled): number => {
  if (commute > 0 && chord2 > COMMUTE2[commute]!) return 0;
  const km = kmOfChord2(chord2);
  if (km <= NEXT_DOOR_KM) return 1;
  return Math.max(0, 1 - (km - NEXT_DOOR_KM) / (compiled.reachKm - NEXT_DOOR_KM));
};

export const valueAt = (people: People, slot: number, part: Part, compiled: Compiled): number => {
  switch (part.kind) {
    case SKILL:
      return skillValue(people, slot, part, compiled.asOf);
    case OCCUPATION:
      return occupationValue(people, slot, part, compiled.asOf);
    case TERM:
    case TASK:
      return termValue(answerAt(people, slot, part), compiled.asOf);
    case HOME:
      return homeValue(people, slot, compiled);
    default:
      return heldValue(people, slot, part);
  }
};

/** Was the term never answered, or with a no that no longer holds? */
export const isUnanswered = (people: People, slot: number, part: Part, asOf: number): boolean =>
  termValue(answerAt(people, slot, part), asOf) < 0;

/** Is it known that what a must asks is missing, or refused? */
export const isKnownMissing = (people: People, slot: number, part: Part, asOf: number): boolean => {
  switch (part.kind) {
    case SKILL:
      return skillMonths(people, slot, part.code) < part.atLeast;
    case OCCUPATION:
      return isSet(people.columns.career_complete, slot) && !hasPractised(people, slot, part, asOf);
    case TERM:
    case TASK:
      return termValue(answerAt(people, slot, part), asOf) === 0;
    default:
      return heldValue(people, slot, part) === 0;
  }
};

/** Months of the entry, `Infinity` where there is none. */
const skillMonths = ({ lists }: People, slot: number, code: number): number => {
  const { starts, lengths, values } = lists.skills;
  let at = starts[slot]!;
  for (const end = at + lengths[slot]! * 3; at < end; at += 3) {
    if (values[at]! >> 2 === code) return values[at + 1]!;
  }
  return Infinity;
};

const hasPractised = ({ lists }: People, slot: number, part: Part, asOf: number): boolean => {
  const { starts, lengths, values } = lists.occupations;
  const asked = part.atLeast * DAYS_PER_MONTH;
  let at = starts[slot]!;
  for (const end = at + lengths[slot]! * 4; at < end; at += 4) {
    if (part.nearness[values[at]! >> 2]! > 0 && daysAt(values, at, asOf) >= asked) return true;
  }
  return false;
};
