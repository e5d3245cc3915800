import { createServer } from 'node:http';
import { systemScope } from '@rosa/domain';
import type { Rosa } from '../process/compose.js';
import { openClient, type Answer } from './asking.js';
import { figureOf, percentile, type Figure, type Measured } from './figures.js';
import { LIMIT, ROUNDS } from './match-engine.js';
import type { Question } from './questions.js';
import { closed, listening } from './serving.js';
import type { Site } from './site.js';
import { timed } from './timed.js';

/** `/match` over HTTP: its time less the engine's, against a bare `node:http` answer of the same bytes. */

const scope = systemScope('bench');

/** Reads the request whole and answers what it is given, with nothing in between. */
class BareServer {
  answer: Answer = { status: 200, contentType: '', bytes: Buffer.alloc(0) };
  readonly server = createServer((incoming, response) => {
    incoming.resume();
    incoming.on('end', () => {
      const { bytes, contentType } = this.answer;
      response.writeHead(200, { 'Content-Type': contentType, 'Content-Length': bytes.length });
      response.end(bytes);
    });
  });
}

export const requestOf = ({ input }: Question): string =>
  JSON.stringify({ criteria: input, limit: LIMIT });

/** One question asked of all three, ms. */
interface Sample {
  readonly whole: number;
  readonly engine: number;
  readonly bare: number;
  readonly bytes: number;
}

const without = ({ whole, engine }: Sample): number => whole - engine;

/** Asks a question of the engine, over HTTP and of a bare server, one right after the other. */
interface Asking {
  ask(question: Question, engineFirst: boolean): Promise<Sample>;
  /** What was answered over HTTP last. */
  answered(): Buffer;
  close(): Promise<void>;
}

/** Both clients keep their connection. @param token of an operator */
const openAsking = async (rosa: Rosa, token: string): Promise<Asking> => {
  const bare = new BareServer();
  const gateway = rosa.gateway.createServer();
  const [url, bareUrl] = [await listening(gateway), await listening(bare.server)];
  const [client, bareClient] = [openClient(token), openClient(token)];
  const overHttp = async (body: string) => {
    const whole = await timed(() => client.post(`${url}/api/match`, body));
    if (whole.of.status !== 200) throw new Error(`/match: ${whole.of.status} ${whole.of.bytes}`);
    bare.answer = whole.of;
    const floor = await timed(() => bareClient.post(bareUrl, body));
    return { whole: whole.ms, bare: floor.ms, bytes: whole.of.bytes.length };
  };
  return {
    // In turn first: whoever is second finds the question's postings in the processor's caches.
    ask: async (question, engineFirst) => {
      const body = requestOf(question);
      const engine = () => timed(() => rosa.search.match(scope, question.criteria, LIMIT));
      const before = engineFirst ? await engine() : undefined;
      const both = await overHttp(body);
      return { ...both, engine: (before ?? (await engine())).ms };
    },
    answered: () => bare.answer.bytes,
    close: async () => {
      client.close();
      bareClient.close();
      await Promise.all([closed(gateway), closed(bare.server)]);
    },
  };
};

/** Every question once. */
const askAll = async (
  { questions, io }: Site,
  asking: Asking,
  round: number,
  onAnswer: (bytes: Buffer) => void = () => {},
): Promise<Sample[]> => {
  const samples: Sample[] = [];
  for (const [at, question] of questions.entries()) {
    io.signal.throwIfAborted();
    samples.push(await asking.ask(question, (at + round) % 2 === 0));
    onAnswer(asking.answered());
  }
  return samples;
};

const namedIn = (answer: Buffer): string[] => {
  const { people, toInterview } = JSON.parse(answer.toString()) as Record<
    'people' | 'toInterview',
    readonly { readonly workerId: string }[]
  >;
  return [...people, ...toInterview].map(({ workerId }) => workerId);
};

const shared = {
  unit: 'ms',
  against: 'bare node:http answer of the same bytes',
} as const;

const firstRow = (samples: readonly Sample[], named: ReadonlySet<string>): Measured => {
  const each = (named.size / samples.length).toFixed(1);
  return {
    ...shared,
    key: 'match-http-first',
    what: '/match over HTTP, less the engine, each question for the first time',
    measured: figureOf(samples.map(without)),
    floor: figureOf(samples.map(({ bare }) => bare)),
    samples: samples.length,
    aims: [],
    note: `the code is compiled meanwhile; ${each} people an answer that no answer before it named`,
  };
};

const warmRow = (rounds: readonly (readonly Sample[])[], whole: Figure): Measured => {
  const middle = (of: (sample: Sample) => number): number[] =>
    rounds[0]!.map((_sample, at) =>
      percentile(
        rounds.map((samples) => of(samples[at]!)),
        0.5,
      ),
    );
  const all = rounds.flat();
  const bytes = all.reduce((sum, sample) => sum + sample.bytes, 0) / all.length;
  const said = (ms: number | null) => (ms ?? 0).toFixed(2);
  return {
    ...shared,
    key: 'match-http',
    what: '/match over HTTP, less the engine',
    measured: figureOf(middle(without)),
    floor: figureOf(middle(({ bare }) => bare)),
    samples: rounds[0]!.length,
    aims: [{ of: 'ratio', at: 'p50', limit: 3 }],
    note:
      `each question the median of ${rounds.length}, asked twice before: the code is compiled, and the people named ` +
      `before are still held, as of an office that asks about the same; ` +
      `the whole answer p50 ${said(whole.p50)}, p99 ${said(whole.p99)} ms; ${Math.round(bytes / 1024)} KiB each`,
  };
};

/** The rows, and the time of whole answers beside them. */
interface OverHttp {
  readonly rows: readonly Measured[];
  /** ms */
  readonly whole: Figure;
}

/**
 * A first pass over the questions, one that is not counted, and the rounds.
 *
 * @param token of an operator @throws where an answer is not a 200
 */
export const measureHttp = async (rosa: Rosa, site: Site, token: string): Promise<OverHttp> => {
  const asking = await openAsking(rosa, token);
  const named = new Set<string>();
  const name = (answer: Buffer) => namedIn(answer).forEach((id) => named.add(id));
  try {
    const first = await askAll(site, asking, 0, name);
    await askAll(site, asking, 1);
    const rounds: Sample[][] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await askAll(site, asking, round));
    const whole = figureOf(rounds.flat().map((sample) => sample.whole));
    return { rows: [warmRow(rounds, whole), firstRow(first, named)], whole };
  } finally {
    await asking.close();
  }
};
