import { setTimeout } from 'node:timers/promises';
import { openClient, type Answer, type Client } from './asking.js';
import { endChild, residentMiB, startChild, untilAnswer, type Started } from './child.js';
import { figureOf, once, type Aim, type Measured } from './figures.js';
import { requestOf } from './match-http.js';
import type { Site } from './site.js';

/** From the start of a process to its first answer, and its memory once it is at rest. */

/** Asked before the memory is read, so that what answering takes is there. */
const ASKED = 100;
const LARGE = 1_000_000;

/** The floor: a process that answers any request with two bytes. */
const BARE_SERVER = `require('node:http').createServer((incoming, response) => {
  incoming.resume().on('end', () => response.end('{}'));
}).listen(process.env.PORT, '127.0.0.1')`;

interface Start {
  /** Seconds to the first 200, and to the first that says it is complete. */
  readonly answer: number;
  readonly complete: number;
  readonly memory: number | null;
}

const isComplete = ({ status, bytes }: Answer): boolean =>
  status === 200 && (JSON.parse(bytes.toString()) as { complete?: boolean }).complete !== false;

/** Asks some questions and leaves the process alone; nothing collects its garbage but itself. */
const atRest = async (site: Site, { url, child }: Started, client: Client): Promise<number> => {
  for (const question of site.questions.slice(0, ASKED)) {
    site.io.signal.throwIfAborted();
    await client.post(`${url}/api/match`, requestOf(question));
  }
  await setTimeout(site.restMs, undefined, { signal: site.io.signal });
  return residentMiB(child.pid!);
};

const startOnce = async (
  site: Site,
  command: readonly string[],
  token: string,
  weigh: boolean,
): Promise<Start> => {
  const environment = {
    HOST: '127.0.0.1',
    ROSA_DATA: site.folder,
    ROSA_DEMO: 'no',
    STORE_URL: site.config.storeUrl,
    QUEUE_URL: site.config.queueUrl,
    SEARCH_URL: site.config.searchUrl,
  };
  const started = await startChild(command, environment);
  const client = openClient(token);
  try {
    const ask = { path: '/api/match', body: requestOf(site.questions[0]!) };
    const isAnswer = ({ status }: Answer) => status === 200;
    const answer = await untilAnswer(started, client, ask, isAnswer, site.io.signal);
    const complete = await untilAnswer(started, client, ask, isComplete, site.io.signal);
    const memory = weigh ? await atRest(site, started, client) : null;
    return { answer: answer / 1000, complete: complete / 1000, memory };
  } finally {
    client.close();
    await endChild(started);
  }
};

const startsOf = async (site: Site, command: readonly string[], token: string) => {
  const starts: Start[] = [];
  for (let at = 1; at <= site.starts; at++)
    starts.push(await startOnce(site, command, token, at === site.starts));
  return starts;
};

/** @param token of an operator, kept in the folder's own store */
export const measureStart = async (site: Site, token: string): Promise<Measured[]> => {
  const starts = await startsOf(site, site.startCommand, token);
  const bare = await startsOf(site, [process.execPath, '-e', BARE_SERVER], token);
  const large = site.people >= LARGE;
  const seconds = large ? 20 : 3;
  const aims: readonly Aim[] = [{ of: 'measured', at: 'p99', limit: seconds }];
  const shared = {
    unit: 's',
    floor: figureOf(bare.map(({ answer }) => answer)),
    against: 'a bare node:http process',
    samples: site.starts,
    aims,
    note: `p99 is the slowest of ${site.starts}; the files are in the system's cache`,
  } as const;
  return [
    {
      ...shared,
      key: 'start',
      what: 'start to first answer',
      measured: figureOf(starts.map(({ answer }) => answer)),
    },
    {
      ...shared,
      key: 'start-complete',
      what: 'start to first complete answer',
      measured: figureOf(starts.map(({ complete }) => complete)),
    },
    {
      key: 'memory',
      what: 'memory at rest (RSS)',
      unit: 'MiB',
      measured: once(starts.at(-1)!.memory!),
      floor: once(bare.at(-1)!.memory!),
      against: 'a bare node:http process',
      samples: 1,
      aims: large ? [] : [{ of: 'measured', at: 'p50', limit: 450 }],
    },
  ];
};
