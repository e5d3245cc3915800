import { isDeepStrictEqual } from 'node:util';
import { SAME_SCORE, systemScope, type MatchList, type Ranked } from '@rosa/domain';
import { openSearchWithFloor, type SearchWithFloor } from '@rosa/search';
import { figureOf, percentile, type Measured } from './figures.js';
import type { Question } from './questions.js';
import type { Site } from './site.js';
import { timed } from './timed.js';

/** `/match` in the engine against a plain scan of the same arrays with the same formula. */

export const LIMIT = 20;
/** Each question is asked so many times, far apart; its time is the median, which a neighbour's burst does not move. */
export const ROUNDS = 3;
/** Asked first, untimed, of both. */
const WARM_UP = 60;
const scope = systemScope('bench');

const sameScores = (a: readonly Ranked[], b: readonly Ranked[], by: 'score' | 'potential') =>
  a.length === b.length && a.every((person, i) => Math.abs(person[by] - b[i]![by]) < SAME_SCORE);

/** The same counts and, place by place, the same scores: people equal in score may swap (matching.md). */
export const sameAnswer = (a: MatchList, b: MatchList): boolean => {
  const { people, toInterview, ...counts } = a;
  const { people: otherPeople, toInterview: otherOpen, ...otherCounts } = b;
  return (
    isDeepStrictEqual(counts, otherCounts) &&
    sameScores(people, otherPeople, 'score') &&
    sameScores(toInterview, otherOpen, 'potential')
  );
};

/** Asks both, in turn first; @throws where they do not say the same */
const askBoth = async ({ engine, plainScan }: SearchWithFloor, question: Question, at: number) => {
  const asks = {
    engine: () => engine.match(scope, question.criteria, LIMIT),
    scan: () => plainScan(question.criteria, LIMIT),
  };
  const order = at % 2 === 0 ? (['engine', 'scan'] as const) : (['scan', 'engine'] as const);
  const first = await timed(asks[order[0]]);
  const second = await timed(asks[order[1]]);
  const [byEngine, byScan] = at % 2 === 0 ? [first, second] : [second, first];
  if (!sameAnswer(byEngine.of, byScan.of)) {
    throw new Error(`engine and plain scan differ: ${JSON.stringify(question.input)}`);
  }
  return { engine: byEngine.ms, scan: byScan.ms };
};

/** @throws where an answer of the engine is not the plain scan's */
export const measureEngine = async (site: Site): Promise<Measured> => {
  const { questions, reference, io } = site;
  const search = await openSearchWithFloor({ url: `embedded:${site.folder}/search`, reference });
  try {
    for (const [at, question] of questions.slice(0, WARM_UP).entries())
      await askBoth(search, question, at);
    const samples = questions.map(() => ({ engine: [] as number[], scan: [] as number[] }));
    for (let round = 0; round < ROUNDS; round++) {
      for (const [at, question] of questions.entries()) {
        io.signal.throwIfAborted();
        const taken = await askBoth(search, question, at + round);
        samples[at]!.engine.push(taken.engine);
        samples[at]!.scan.push(taken.scan);
      }
    }
    return {
      key: 'match',
      what: `/match in the engine, limit ${LIMIT}`,
      unit: 'ms',
      measured: figureOf(samples.map(({ engine }) => percentile(engine, 0.5))),
      floor: figureOf(samples.map(({ scan }) => percentile(scan, 0.5))),
      against: 'plain scan, same arrays and formula',
      samples: questions.length,
      aims: [
        { of: 'ratio', at: 'p50', limit: 0.5 },
        { of: 'ratio', at: 'p99', limit: 1 },
      ],
      note: `each question the median of ${ROUNDS}; every answer equal to the plain scan's`,
    };
  } finally {
    await search.engine.close();
  }
};
