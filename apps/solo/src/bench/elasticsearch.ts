import { projectWorker, systemScope, type WorkerDocument } from '@rosa/domain';
import { openSearchWithRawBulk, type SearchEngine, type SearchWithRawBulk } from '@rosa/search';
import type { Rosa } from '../process/compose.js';
import { figureOf, percentile, type Measured } from './figures.js';
import { LIMIT, ROUNDS, sameAnswer } from './match-engine.js';
import type { Question } from './questions.js';
import type { Site } from './site.js';
import { timed } from './timed.js';

/** The engine of one machine beside Elasticsearch, and what Rosa adds to a bare `_bulk`: same people, same questions. */

const WARM_UP = 30;
const BATCH = 1000;
const scope = systemScope('bench');

const documentsOf = async function* (rosa: Rosa): AsyncGenerator<readonly WorkerDocument[]> {
  let held: WorkerDocument[] = [];
  for await (const workers of rosa.registry.records.stream()) {
    held.push(...workers.map((worker) => projectWorker(worker, rosa.reference)));
    while (held.length >= BATCH) {
      yield held.slice(0, BATCH);
      held = held.slice(BATCH);
    }
  }
  if (held.length > 0) yield held;
};

interface Rates {
  readonly engine: number[];
  readonly floor: number[];
}

/** Each batch is written by the engine and sent bare, in turn first. @throws where a document is refused */
const fill = async (rosa: Rosa, { engine, floor }: SearchWithRawBulk, site: Site) => {
  const rates: Rates = { engine: [], floor: [] };
  for await (const documents of documentsOf(rosa)) {
    site.io.signal.throwIfAborted();
    const send = floor.prepare(documents);
    const write = async (): Promise<void> => {
      const failed = (await engine.write(scope, documents)).find(({ ok }) => !ok);
      if (failed) throw new Error(`${failed.id} does not go into the index`);
    };
    const isTurn = rates.engine.length % 2 === 0;
    const { ms: first } = await timed(isTurn ? write : send);
    const { ms: second } = await timed(isTurn ? send : write);
    const [byEngine, bare] = isTurn ? [first, second] : [second, first];
    rates.engine.push((documents.length / byEngine) * 1000);
    rates.floor.push((documents.length / bare) * 1000);
  }
  await engine.refresh();
  return rates;
};

/** @throws where the two engines do not say the same */
const askBoth = async (embedded: SearchEngine, server: SearchEngine, question: Question) => {
  const of = (engine: SearchEngine) => timed(() => engine.match(scope, question.criteria, LIMIT));
  const [own, other] = [await of(embedded), await of(server)];
  if (!sameAnswer(own.of, other.of)) {
    throw new Error(`the engines differ: ${JSON.stringify(question.input)}`);
  }
  return { own: own.ms, other: other.ms };
};

const ask = async (rosa: Rosa, server: SearchEngine, site: Site): Promise<Measured> => {
  const { questions } = site;
  for (const question of questions.slice(0, WARM_UP)) await askBoth(rosa.search, server, question);
  const samples = questions.map(() => ({ own: [] as number[], other: [] as number[] }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, question] of questions.entries()) {
      site.io.signal.throwIfAborted();
      const taken = await askBoth(rosa.search, server, question);
      samples[at]!.own.push(taken.own);
      samples[at]!.other.push(taken.other);
    }
  }
  return {
    key: 'match-engines',
    what: `/match in the engine, limit ${LIMIT}, embedded`,
    unit: 'ms',
    measured: figureOf(samples.map(({ own }) => percentile(own, 0.5))),
    floor: figureOf(samples.map(({ other }) => percentile(other, 0.5))),
    against: 'Elasticsearch, one shard, same machine',
    samples: questions.length,
    aims: [{ of: 'ratio', at: 'p99', limit: 0.05 }],
    note: `each question the median of ${ROUNDS}; every answer the same on both`,
  };
};

/** @param url of the server; an index of a name of its own is made there, and removed at the end */
export const measureElasticsearch = async (
  rosa: Rosa,
  site: Site,
  url: string,
): Promise<Measured[]> => {
  const address = new URL(`/rosa-bench-${Date.now().toString(36)}`, url).href;
  const server = await openSearchWithRawBulk({ url: address, reference: rosa.reference });
  try {
    const rates = await fill(rosa, server, site);
    const match = await ask(rosa, server.engine, site);
    return [
      {
        key: 'index-elasticsearch',
        what: `documents into Elasticsearch, ${BATCH} at a time`,
        unit: 'rows/s',
        measured: figureOf(rates.engine, 'rows/s'),
        floor: figureOf(rates.floor, 'rows/s'),
        against: 'bare _bulk of the same documents',
        samples: rates.engine.length,
        aims: [{ of: 'ratio', at: 'p50', limit: 0.8 }],
      },
      match,
    ];
  } finally {
    await server.drop();
  }
};
