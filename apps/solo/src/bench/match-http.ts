import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';
import { systemScope } from '@rosa/domain';
import type { Rosa } from '../process/compose.js';
import { openClient, type Answer } from './asking.js';
import { figureOf, type Figure, type Measured } from './figures.js';
import { LIMIT } from './match-engine.js';
import type { Question } from './questions.js';
import { closed, listening } from './serving.js';
import type { Site } from './site.js';

/** `/match` over HTTP: its time less the engine's, against a bare `node:http` answer of the same bytes. */

const scope = systemScope('bench');
const WARM_UP = 100;

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

const timed = async <T>(
  act: () => Promise<T>,
): Promise<{ readonly ms: number; readonly of: T }> => {
  const start = performance.now();
  const of = await act();
  return { ms: performance.now() - start, of };
};

interface Sample {
  readonly whole: number;
  readonly engine: number;
  readonly bare: number;
  readonly bytes: number;
}

/** The row, and the time of whole answers beside it. */
interface OverHttp {
  readonly row: Measured;
  /** ms */
  readonly whole: Figure;
}

const measuredOf = (samples: readonly Sample[]): OverHttp => {
  const bytes = samples.reduce((sum, sample) => sum + sample.bytes, 0) / samples.length;
  const whole = figureOf(samples.map((sample) => sample.whole));
  const said = (ms: number | null) => (ms ?? 0).toFixed(2);
  const row: Measured = {
    key: 'match-http',
    what: '/match over HTTP, less the engine',
    unit: 'ms',
    measured: figureOf(samples.map((sample) => sample.whole - sample.engine)),
    floor: figureOf(samples.map(({ bare }) => bare)),
    against: 'bare node:http answer of the same bytes',
    samples: samples.length,
    aims: [{ of: 'ratio', at: 'p50', limit: 3 }],
    note: `the whole answer p50 ${said(whole.p50)}, p99 ${said(whole.p99)} ms; ${Math.round(bytes / 1024)} KiB each`,
  };
  return { row, whole };
};

/** @param token of an operator @throws where an answer is not a 200 */
export const measureHttp = async (rosa: Rosa, site: Site, token: string): Promise<OverHttp> => {
  const bare = new BareServer();
  const gateway = rosa.gateway.createServer();
  const [url, bareUrl] = [await listening(gateway), await listening(bare.server)];
  const [client, bareClient] = [openClient(token), openClient(token)];
  const samples: Sample[] = [];
  const ask = async (question: Question): Promise<Sample> => {
    site.io.signal.throwIfAborted();
    const body = requestOf(question);
    const engine = await timed(() => rosa.search.match(scope, question.criteria, LIMIT));
    const whole = await timed(() => client.post(`${url}/api/match`, body));
    if (whole.of.status !== 200) throw new Error(`/match: ${whole.of.status} ${whole.of.bytes}`);
    bare.answer = whole.of;
    const floor = await timed(() => bareClient.post(bareUrl, body));
    const { length } = whole.of.bytes;
    return { whole: whole.ms, engine: engine.ms, bare: floor.ms, bytes: length };
  };
  try {
    for (const question of site.questions.slice(0, WARM_UP)) await ask(question);
    for (const question of site.questions) samples.push(await ask(question));
    return measuredOf(samples);
  } finally {
    client.close();
    bareClient.close();
    await Promise.all([closed(gateway), closed(bare.server)]);
  }
};
