import { foldWords } from '../text/fold.js';
import { parsePartialDay } from '../time/day.js';
import { EVIDENCES } from './worker.js';
import type {
  Answer,
  CommuteAnswer,
  Consent,
  Evidence,
  Experience,
  SkillEntry,
  WorkerFields,
} from './worker.js';

const dayOf = (text: string | null): number => (text === null ? -Infinity : parsePartialDay(text)!);

type Said<T> = { readonly [K in keyof T]?: NonNullable<T[K]> };

/** The fields that say something: neither `null` nor absent. */
export const saidOf = <T extends object>(fields: T): Said<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as Said<T>;

/** Above 0 where a is the stronger. */
const compareEvidence = (a: Evidence, b: Evidence): number =>
  EVIDENCES.indexOf(b) - EVIDENCES.indexOf(a);

/** An operator observed it, or a paper certifies it: not only the person's word. */
const isAscertained = (evidence: Evidence): boolean => evidence !== 'declared';

const sameAnswer = (a: Answer, b: Answer): boolean =>
  a.key === b.key &&
  a.answer === b.answer &&
  a.source === b.source &&
  a.on === b.on &&
  a.by === b.by &&
  a.interviewId === b.interviewId;

/** Would this answer, only declared, come after what an interview ascertained, and so take its place? */
const overrules = (answer: Answer, held: readonly Answer[]): boolean =>
  answer.source === 'declared' &&
  held.some(
    ({ key, source, on }) =>
      key === answer.key && source === 'ascertained' && dayOf(on) <= dayOf(answer.on),
  );

const mergeAnswers = (held: readonly Answer[], incoming: readonly Answer[]): readonly Answer[] => {
  const added = incoming.filter(
    (answer) => !held.some((known) => sameAnswer(known, answer)) && !overrules(answer, held),
  );
  return added.length === 0 ? held : [...held, ...added];
};

/** The later of two; a declared commute never replaces an ascertained one. */
export const mergeCommute = (current: CommuteAnswer | null, incoming: CommuteAnswer | null) => {
  if (!incoming || !current) return incoming ?? current;
  const weaker = current.source === 'ascertained' && incoming.source === 'declared';
  return weaker || dayOf(incoming.on) < dayOf(current.on) ? current : incoming;
};

/** A consent without a day is older than one with: but a refusal is heeded whenever it was given. */
export const mergeConsent = (current: Consent | null, incoming: Consent | null) => {
  if (!incoming || !current) return incoming ?? current;
  const refused = incoming.on === null && incoming.proposals === false;
  return refused || dayOf(incoming.on) >= dayOf(current.on) ? incoming : current;
};

const replacesSkill = (incoming: SkillEntry, current: SkillEntry): boolean => {
  if (!isAscertained(current.evidence)) return true;
  const stronger = compareEvidence(incoming.evidence, current.evidence);
  return stronger > 0 || (stronger === 0 && dayOf(incoming.lastUsed) >= dayOf(current.lastUsed));
};

const replacesExperience = (incoming: Experience, current: Experience): boolean =>
  !isAscertained(current.evidence) || compareEvidence(incoming.evidence, current.evidence) >= 0;

export const experienceName = ({ occupation, from, employer }: Experience): string =>
  [occupation, from, ...foldWords(employer ?? '')].join(' ');

/** Entries by name, the second of one name apart from the first, so that none of a row is lost. */
const byName = <T>(entries: readonly T[], nameOf: (entry: T) => string): Map<string, T> => {
  const named = new Map<string, T>();
  for (const entry of entries) {
    let turn = 0;
    while (named.has(`${nameOf(entry)} ${turn}`)) turn += 1;
    named.set(`${nameOf(entry)} ${turn}`, entry);
  }
  return named;
};

/** Entries held give way to those of the same name where `replaces` says so; the others are added at the end. */
export const mergeByName = <T>(
  current: readonly T[] | null,
  incoming: readonly T[],
  nameOf: (entry: T) => string,
  replaces: (incoming: T, current: T) => boolean,
): readonly T[] => {
  const merged = byName(current ?? [], nameOf);
  for (const [name, entry] of byName(incoming, nameOf)) {
    const held = merged.get(name);
    if (held === undefined || replaces(entry, held)) merged.set(name, entry);
  }
  return [...merged.values()];
};

/**
 * The import's rule for a second row about one person (contract.md): the row updates the record, but an older or weaker
 * answer, skill or experience never replaces what an interview ascertained.
 *
 * - What the row does not say (absent or `null`) stays. Plain fields and parts, licences and languages are replaced.
 * - Answers are added to those held, identical ones once; a declared answer of the same day as an ascertained one or
 *   later is left out, because the latest counts, whatever its source.
 * - The commute and the consent keep the later; a declared commute never replaces an ascertained one, an undated consent
 *   never a dated one, unless it refuses.
 * - Skills by code: a declared entry is replaced; an observed or certified one by evidence as strong, used as late, or
 *   by stronger evidence. Experiences by occupation, start and employer: likewise, by evidence as strong.
 *
 * Merging the same row again changes nothing.
 */
export const mergeImported = (
  current: WorkerFields,
  incoming: Partial<WorkerFields>,
): WorkerFields => {
  const said = saidOf(incoming) as Partial<WorkerFields>;
  const { commute = null, answers = null } = said.availability ?? {};
  const held = current.availability;
  return {
    ...current,
    ...said,
    consent: mergeConsent(current.consent, said.consent ?? null),
    skills: said.skills
      ? mergeByName(current.skills, said.skills, (skill) => skill.code, replacesSkill)
      : current.skills,
    experiences: said.experiences
      ? mergeByName(current.experiences, said.experiences, experienceName, replacesExperience)
      : current.experiences,
    availability: {
      commute: mergeCommute(held.commute, commute),
      answers: answers ? mergeAnswers(held.answers ?? [], answers) : held.answers,
    },
  };
};
