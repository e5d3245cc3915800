import type { Lang } from '../messages/index.js';
import { CEFR } from '../people/worker.js';
import { DAYS_PER_MONTH, parsePartialDay } from '../time/day.js';
import { bestOccupation, daysIn, isHeld, type BestOccupation } from './asked-values.js';
import { because, labelOf, type Because, type Explaining } from './because.js';
import type {
  LanguageRequirement,
  LicenceRequirement,
  OccupationRequirement,
  SchoolingRequirement,
  SkillRequirement,
} from './criteria.js';
import type { AskedRequirement } from './plan.js';

/** The fact behind each requirement's value. */

/** Whole months in so many days. */
export const wholeMonths = (days: number): number => Math.floor(days / DAYS_PER_MONTH);

/** The employers of the person's experiences in a code, the latest begun first, each once; `null` where none is known. */
const employersIn = ({ worker, masked }: Explaining, code: string): string | null => {
  if (masked) return null;
  const names = (worker.experiences ?? [])
    .filter((experience) => experience.occupation === code)
    .sort((a, b) => (a.from < b.from ? 1 : -1))
    .flatMap(({ employer }) => employer ?? []);
  return names.length > 0 ? [...new Set(names)].join(', ') : null;
};

/** Days as they were said (`1994` stays a year): the earliest open start, or the latest end where none is open. */
const spellsIn = ({ worker }: Explaining, code: string) => {
  const spells = (worker.experiences ?? []).filter(({ occupation }) => occupation === code);
  const open = spells.filter(({ to }) => to === null).map(({ from }) => from);
  const ends = spells.flatMap(({ to }) => to ?? []);
  const since = open.toSorted(byFirstDay).at(0) ?? null;
  return { since, until: since === null ? (ends.toSorted(byFirstDay).at(-1) ?? null) : null };
};

const byFirstDay = (a: string, b: string): number => parsePartialDay(a)! - parsePartialDay(b)!;

const becauseOfSkill = (on: Explaining, { code, months: asked }: SkillRequirement): Because => {
  const what = labelOf(on.lang, on.reference.skill(code), code);
  const entry = on.worker.skills?.find((skill) => skill.code === code);
  if (!entry) return because(on, 'skill.neverAsked', { what });
  const { months, evidence, lastUsed } = entry;
  if (months === 0) return because(on, 'skill.denied', { what });
  return because(on, 'skill.held', { what, months, asked, evidence, lastUsed });
};

const occupationHeld = (
  on: Explaining,
  asked: OccupationRequirement,
  { fact }: BestOccupation,
): Because => {
  const name = (code: string): string => labelOf(on.lang, on.reference.occupation(code), code);
  const days = daysIn(fact, on.criteria.asOf);
  return because(on, 'occupation.held', {
    what: name(fact.code),
    near: fact.code === asked.code ? null : name(asked.code),
    months: wholeMonths(days),
    days,
    asked: asked.months,
    employer: employersIn(on, fact.code),
    evidence: fact.evidence,
    ...spellsIn(on, fact.code),
    career: on.facts.careerComplete ? null : 'incomplete',
  });
};

const becauseOfOccupation = (
  on: Explaining,
  requirement: OccupationRequirement,
  codes: AskedRequirement['codes'],
): Because => {
  const best = bestOccupation(on.facts, codes, requirement.months, on.criteria.asOf);
  if (best) return occupationHeld(on, requirement, best);
  const { code } = requirement;
  const what = labelOf(on.lang, on.reference.occupation(code), code);
  return because(on, on.facts.careerComplete ? 'occupation.none' : 'occupation.unknown', { what });
};

const becauseOfLicence = (on: Explaining, requirement: LicenceRequirement): Because => {
  const { code } = requirement;
  const what = labelOf(on.lang, on.reference.licence(code), code);
  const held = isHeld(on.facts, requirement);
  if (held === null) return because(on, 'licence.neverAsked', { what });
  return because(on, held ? 'licence.held' : 'licence.missing', { what });
};

const languageNames = (lang: Lang) => new Intl.DisplayNames([lang], { type: 'language' });
const LANGUAGES: Readonly<Record<Lang, Intl.DisplayNames>> = {
  it: languageNames('it'),
  en: languageNames('en'),
};

const becauseOfLanguage = (on: Explaining, requirement: LanguageRequirement): Because => {
  const { code, level: asked } = requirement;
  const what = LANGUAGES[on.lang].of(code) ?? code;
  const held = isHeld(on.facts, requirement);
  if (held === null) return because(on, 'language.neverAsked', { what });
  const entry = on.facts.languages?.find((language) => language.code === code);
  if (!entry) return because(on, 'language.absent', { what, asked });
  const level = CEFR[entry.level - 1] ?? null;
  return because(on, held ? 'language.held' : 'language.below', { what, level, asked });
};

const becauseOfSchooling = (on: Explaining, requirement: SchoolingRequirement): Because => {
  const held = isHeld(on.facts, requirement);
  if (held === null) return because(on, 'schooling.neverAsked', {});
  const params = { level: on.facts.schooling, asked: requirement.level };
  return because(on, held ? 'schooling.held' : 'schooling.below', params);
};

/** The experience, skill entry, licence, language or schooling a requirement's value rests on. */
export const becauseOfRequirement = (
  on: Explaining,
  { requirement, codes }: AskedRequirement,
): Because => {
  switch (requirement.kind) {
    case 'skill':
      return becauseOfSkill(on, requirement);
    case 'occupation':
      return becauseOfOccupation(on, requirement, codes);
    case 'licence':
      return becauseOfLicence(on, requirement);
    case 'language':
      return becauseOfLanguage(on, requirement);
    case 'schooling':
      return becauseOfSchooling(on, requirement);
  }
};
