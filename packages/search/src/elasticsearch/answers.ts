import { FRESHNESS, HOLDS_FOR_DAYS, SOURCE_VALUE, SOURCES, type Source } from '@rosa/domain';
import { saidAs } from './indexed-person.js';
import { answerField, isTask } from './layout.js';
import { all, is, linear, not, NOTHING, within, type Query, type ScoreFunction } from './query.js';

/** Answers to a key, by ranges of the one number each is kept as: see `saidAs`. */

/** Before any answer was given. */
const FIRST_DAY = -100_000;
const TASKS = 'tasks';
const TASK_SAID = 'tasks.said';

const fieldOf = (key: string): string => (isTask(key) ? TASK_SAID : answerField(key));

/** Whose latest answer to the key lies between these. */
const saidBetween = (key: string, from: number, to: number): Query => {
  const range: Query = { range: { [fieldOf(key)]: { gte: from, lte: to } } };
  return isTask(key) ? within(TASKS, all(is('tasks.key', key), range)) : range;
};

const oldestNo = (asOf: number): number => saidAs('no', asOf - HOLDS_FOR_DAYS);

/** The latest answer is a no that still counts. */
export const refuses = (key: string, asOf: number): Query =>
  saidBetween(key, oldestNo(asOf), saidAs('no', asOf));

/** Neither yes, nor a no that still counts. */
export const unanswered = (key: string, asOf: number): Query =>
  not(saidBetween(key, oldestNo(asOf), saidAs('ascertained', asOf)));

/** What a yes of this source is worth: what it never falls below, and what it loses with time. */
const yesBy = (
  source: Source,
  field: string,
  asOf: number,
  share: number,
): readonly ScoreFunction[] => {
  const { full, end, floor } = FRESHNESS;
  const now = saidAs(source, asOf);
  const filter: Query = { range: { [field]: { gte: saidAs(source, FIRST_DAY), lte: now } } };
  const weight = share * SOURCE_VALUE[source];
  return [
    { filter, weight: weight * floor },
    { filter, ...linear(field, now, full, end - full), weight: weight * (1 - floor) },
  ];
};

/** The worth of a yes to a key, as functions to be summed. */
export const yesFunctions = (key: string, asOf: number, share: number): readonly ScoreFunction[] =>
  SOURCES.flatMap((source) => yesBy(source, fieldOf(key), asOf, share));

/** The worth of a yes to a task, as a query. */
export const yesToTask = (key: string, asOf: number, share: number): Query => ({
  nested: {
    path: TASKS,
    score_mode: 'max',
    query: {
      function_score: {
        query: { constant_score: { filter: is('tasks.key', key) } },
        functions: [NOTHING, ...yesFunctions(key, asOf, share)],
        score_mode: 'sum',
        boost_mode: 'replace',
      },
    },
  },
});
