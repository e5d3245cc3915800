import {
  EVIDENCE_VALUE,
  type AnswerFact,
  type IndexEntry,
  type OccupationFact,
  type Reference,
  type SkillFact,
  type WorkerDocument,
  type WorkerFacts,
} from '@rosa/domain';
import { isTask } from './layout.js';

/** A person as the index holds them. Facts become fields that a query without scripts can weigh. */

/** After every day that is ever asked about. */
const FOREVER = 2 ** 31 - 1;
/** Before every day a recency is counted from: never said when. */
export const LONG_AGO = -(2 ** 30);

/** What an answer was, in one word: yes ascertained, yes declared, no. */
export type Said = 'ascertained' | 'declared' | 'no';

/** The token of `answered` for an answer to a key. */
export const answeredAs = (key: string, said: Said): string => `${key}=${said}`;

/** Parts never asked, as `unasked` names them; a career that may hold more among them, and a home known by its comune. */
export type Unasked =
  'consent' | 'home' | 'point' | 'licences' | 'languages' | 'schooling' | 'career';

const saidBy = ({ yes, source }: AnswerFact): Said => (yes ? source : 'no');

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
  answered: answers.map((answer) => answeredAs(answer.key, saidBy(answer))),
  on: Object.fromEntries(answers.filter(({ key }) => !isTask(key)).map(({ key, on }) => [key, on])),
  tasks: answers
    .filter(({ key }) => isTask(key))
    .map((answer) => ({ key: answer.key, said: saidBy(answer), on: answer.on })),
});

const commuteOf = ({ commute, home }: WorkerFacts) => ({
  ...(commute ? { commute: String(commute.km) } : {}),
  // Only an ascertained commute from an exact home may put a person out; since when it is too old is asked.
  ...(commute?.source === 'ascertained' && home && !home.approximate
    ? { boundOn: commute.on }
    : {}),
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
    ...(facts.home ? { home: facts.home.point } : {}),
    ...commuteOf(facts),
  };
};

const findingOf = ({ access, facets, text, sortName }: WorkerDocument, reference: Reference) => ({
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
    never: facets.never,
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
