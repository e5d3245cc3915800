import {
  ascertainedOn,
  EVIDENCE_VALUE,
  placedUntil,
  type AnswerFact,
  type IndexEntry,
  type OccupationFact,
  type Point,
  type Reference,
  type SkillFact,
  type Source,
  type WorkerDocument,
  type WorkerFacts,
} from '@rosa/domain';
import { isTask } from './layout.js';

/** A person as the index holds them. Facts become fields that a query without scripts can weigh. */

/** After every day that is ever asked about. */
const FOREVER = 2 ** 31 - 1;
/** Before every day a recency is counted from: never said when. */
export const LONG_AGO = -(2 ** 30);

/** Days between one kind of answer and the next: more than any day is from 1970. */
const APART = 1_000_000;

/** What an answer was. */
export type Said = Source | 'no';

const SHIFT: Readonly<Record<Said, number>> = { no: -2 * APART, declared: -APART, ascertained: 0 };

/**
 * An answer as one number: the day it was given, apart for each kind. So a range of numbers says kind and age at once, and
 * since what no longer counts is an old no, all that is known lies above the oldest no that does.
 */
export const saidAs = (said: Said, on: number): number => SHIFT[said] + on;

/** Parts never asked, as `unasked` names them; a career that may hold more among them, and a home known by its comune. */
export type Unasked =
  'consent' | 'home' | 'point' | 'licences' | 'languages' | 'schooling' | 'career';

const saidBy = ({ yes, source, on }: AnswerFact): number => saidAs(yes ? source : 'no', on);

/** The last day on which the person may not be proposed; absent where that is no day at all. */
const heldUntil = ({ consent, state, until }: WorkerFacts): number | undefined => {
  if (consent === false || state === 'left') return FOREVER;
  return state === 'active' ? undefined : (until ?? FOREVER);
};

const holdsOf = ({ licences, languages, schooling }: WorkerFacts): string[] => [
  ...(licences ?? []).map((code) => `licence:${code}`),
  ...(languages ?? []).flatMap(({ code, level }) =>
    Array.from({ length: level }, (_, below) => `language:${code}:${below + 1}`),
  ),
  ...Array.from({ length: (schooling ?? -1) + 1 }, (_, level) => `schooling:${level}`),
];

const unaskedOf = (facts: WorkerFacts): Unasked[] => {
  const unasked: Readonly<Record<Unasked, boolean>> = {
    consent: facts.consent === null,
    home: facts.home === null,
    point: facts.home?.approximate ?? false,
    licences: facts.licences === null,
    languages: facts.languages === null,
    schooling: facts.schooling === null,
    career: !facts.careerComplete,
  };
  return (Object.keys(unasked) as Unasked[]).filter((part) => unasked[part]);
};

const skillEntry = ({ code, months, lastUsed, evidence }: SkillFact) => ({
  code,
  held: months,
  last: lastUsed ?? LONG_AGO,
  evidence: EVIDENCE_VALUE[evidence],
});

/** An open spell covers `asOf − since` days and was last used today: it has no `held` and no `last`. */
const occupationEntry = ({ code, closedDays, openFrom, lastEnd, evidence }: OccupationFact) => ({
  code,
  ...(openFrom === null ? { held: closedDays, last: lastEnd } : { since: openFrom - closedDays }),
  evidence: EVIDENCE_VALUE[evidence],
});

const answersOf = (answers: readonly AnswerFact[]) => ({
  said: Object.fromEntries(
    answers.filter(({ key }) => !isTask(key)).map((answer) => [answer.key, saidBy(answer)]),
  ),
  tasks: answers
    .filter(({ key }) => isTask(key))
    .map((answer) => ({ key: answer.key, said: saidBy(answer) })),
});

const commuteOf = ({ commute, home }: WorkerFacts) => ({
  ...(commute ? { commute: String(commute.km) } : {}),
  // Only an ascertained commute from an exact home may put a person out; since when it is too old is asked.
  ...(commute?.source === 'ascertained' && home && !home.approximate
    ? { boundOn: commute.on }
    : {}),
});

/** Of the grid points are kept on, in degrees. */
const LAT_STEP = 180 / 2 ** 32;
const LON_STEP = 360 / 2 ** 32;

/** The server keeps the corner of a point's cell: moved by half a cell, that is the nearest corner, half as far off. */
const roundable = ({ lat, lon }: Point): Point => ({
  lat: Math.min(90, lat + LAT_STEP / 2),
  lon: Math.min(180, lon + LON_STEP / 2),
});

const matchingOf = (facts: WorkerFacts) => {
  const held = heldUntil(facts);
  return {
    lot: facts.lot,
    facts,
    ...(held === undefined ? {} : { heldUntil: held }),
    holds: holdsOf(facts),
    unasked: unaskedOf(facts),
    skillsAsked: facts.skills.map(({ code }) => code),
    ...answersOf(facts.answers),
    skills: facts.skills.map(skillEntry),
    occupations: facts.occupations.map(occupationEntry),
    ...(facts.home ? { home: roundable(facts.home.point) } : {}),
    ...commuteOf(facts),
  };
};

const findingOf = (
  { access, facts, facets, text, sortName }: WorkerDocument,
  reference: Reference,
) => ({
  access,
  facets: {
    comune: facets.comune,
    province: facets.comune?.slice(0, 3),
    region: facets.comune === null ? null : reference.comune(facets.comune)?.region,
    sex: facets.sex,
    birth: facets.birth,
    schooling: facets.schooling === null ? null : String(facets.schooling),
    programme: facets.programme,
    state: facets.state,
    skill: facets.skills,
    occupation: facets.occupations,
    sector: facets.sectors,
    never: facets.never,
    ascertainedOn: ascertainedOn(facts),
    placedUntil: placedUntil(facts),
  },
  updated: Date.parse(facets.updatedAt),
  sortName,
  words: [...text.name, ...text.place],
  names: [...text.name],
  work: text.work,
  code: text.code,
});

/** The body an entry is indexed as: a deletion keeps nothing but that it was, and its revision. */
export const bodyOf = (entry: IndexEntry, reference: Reference): object => {
  const { id, rev } = entry;
  if (entry.deleted) return { id, rev, deleted: true };
  return { id, rev, deleted: false, ...matchingOf(entry.facts), ...findingOf(entry, reference) };
};
