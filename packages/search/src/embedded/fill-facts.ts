import { ascertainedOn, EVIDENCES, STATES, TERM_KEYS } from '@rosa/domain';
import type { AnswerFact, Home, WorkerFacts } from '@rosa/domain';
import { putBit } from './bits.js';
import { NONE } from './columns.js';
import type { People } from './people.js';

/** Writes what the rule knows of a person into the columns. */

const termColumns = new Map(TERM_KEYS.map((key, column) => [key, column]));

/** The column of an answer key; `undefined` for keys kept in lists. */
export const columnOfTerm = (key: string): number | undefined => termColumns.get(key);

const packedAnswer = ({ yes, source, on }: AnswerFact): number =>
  on * 4 + (yes ? 2 : 0) + (source === 'ascertained' ? 1 : 0);

const RADIANS = Math.PI / 180;

/** A point of the unit sphere: the distance between two is the chord's. */
export const onSphere = ({ lat, lon }: Home['point']): readonly [number, number, number] => {
  const flat = Math.cos(lat * RADIANS);
  return [flat * Math.cos(lon * RADIANS), flat * Math.sin(lon * RADIANS), Math.sin(lat * RADIANS)];
};

const writeHome = ({ columns }: People, slot: number, home: Home | null): void => {
  putBit(columns.home_known, slot, home !== null);
  columns.home[slot] = home === null ? 0 : home.approximate ? 2 : 1;
  if (!home) return;
  const [x, y, z] = onSphere(home.point);
  columns.x[slot] = x;
  columns.y[slot] = y;
  columns.z[slot] = z;
};

const writeStatus = ({ columns }: People, slot: number, facts: WorkerFacts): void => {
  columns.lot[slot] = facts.lot;
  putBit(columns.consent_refused, slot, facts.consent === false);
  putBit(columns.consent_unknown, slot, facts.consent === null);
  columns.state[slot] = STATES.indexOf(facts.state);
  columns.until[slot] = facts.until ?? NONE;
  columns.schooling[slot] = facts.schooling ?? -1;
  putBit(columns.schooling_known, slot, facts.schooling !== null);
  putBit(columns.career_complete, slot, facts.careerComplete);
  columns.ascertainedOn[slot] = ascertainedOn(facts) ?? NONE;
  const { commute } = facts;
  columns.commuteKm[slot] = commute?.km ?? 0;
  columns.commuteOn[slot] = commute
    ? commute.on * 2 + (commute.source === 'ascertained' ? 1 : 0)
    : 0;
};

const writePractice = (people: People, slot: number, facts: WorkerFacts): void => {
  const { lists, dictionaries, sets } = people;
  let at = lists.occupations.reserve(slot, facts.occupations.length);
  const occupations = lists.occupations.values;
  for (const { code, evidence, closedDays, openFrom, lastEnd } of facts.occupations) {
    sets.practised.set(code, slot);
    occupations[at++] = dictionaries.occupations.add(code) * 4 + EVIDENCES.indexOf(evidence);
    occupations[at++] = closedDays;
    occupations[at++] = openFrom ?? NONE;
    occupations[at++] = lastEnd ?? NONE;
  }
  at = lists.skills.reserve(slot, facts.skills.length);
  const skills = lists.skills.values;
  for (const { code, evidence, months, lastUsed } of facts.skills) {
    sets.askedSkills.set(code, slot);
    skills[at++] = dictionaries.skills.add(code) * 4 + EVIDENCES.indexOf(evidence);
    skills[at++] = months;
    skills[at++] = lastUsed ?? NONE;
  }
};

const writeLanguages = (people: People, slot: number, facts: WorkerFacts): void => {
  const { columns, lists, dictionaries, sets } = people;
  putBit(columns.licences_known, slot, facts.licences !== null);
  for (const code of facts.licences ?? []) sets.licences.set(code, slot);
  const languages = facts.languages ?? [];
  putBit(columns.languages_known, slot, facts.languages !== null);
  let at = lists.languages.reserve(slot, languages.length);
  for (const { code, level } of languages) {
    lists.languages.values[at++] = dictionaries.languages.add(code) * 8 + level;
  }
};

const writeAnswers = (people: People, slot: number, answers: readonly AnswerFact[]): void => {
  for (const column of people.answers) column[slot] = NONE;
  const { tasks } = people.lists;
  const inLists = answers.filter(({ key }) => !termColumns.has(key));
  let at = tasks.reserve(slot, inLists.length);
  for (const answer of inLists) {
    tasks.values[at++] = people.dictionaries.tasks.add(answer.key);
    tasks.values[at++] = packedAnswer(answer);
  }
  for (const answer of answers) {
    const column = termColumns.get(answer.key);
    if (column !== undefined) people.answers[column]![slot] = packedAnswer(answer);
  }
};

export const writeFacts = (people: People, slot: number, facts: WorkerFacts): void => {
  writeHome(people, slot, facts.home);
  writeStatus(people, slot, facts);
  writePractice(people, slot, facts);
  writeLanguages(people, slot, facts);
  writeAnswers(people, slot, facts.answers);
};
