import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { giveToEngines } from './account.js';
import { elasticsearch } from './engines/elasticsearch.js';
import type { EngineKind, EngineName } from './engines/kind.js';
import { mongodb } from './engines/mongodb.js';
import { redis } from './engines/redis.js';
import { tail } from './install/run.js';
import { freePort, isFree } from './ports.js';
import { end, launch, listens, processesOf, until } from './processes.js';
import { EngineError } from './say.js';

export const kinds: Readonly<Record<EngineName, EngineKind>> = { mongodb, redis, elasticsearch };

/** A server that has been started. It outlives the process that started it. */
export interface Engine {
  readonly name: EngineName;
  /** What belongs to it alone; its data stays there when it is killed. */
  readonly folder: string;
  readonly port: number;
  /** Its address, as the services and the tests take it. */
  readonly url: string;
}

interface StartOptions {
  /** What belongs to this server alone, an absolute path. */
  readonly folder: string;
  /** Otherwise the port it had before in this folder, if nobody has taken it, or else any free one. */
  readonly port?: number;
  /** Where the launcher has installed it. */
  readonly root?: string;
}

/** A machine of two cores with everything else going on starts Elasticsearch in about a minute. */
const startLimit = 180_000;
const attempts = 3;

/** The folder of the launcher: `ROSA_ENGINES`, or `data/engines` below the working folder. */
export function enginesRoot(): string {
  return process.env['ROSA_ENGINES'] || join(process.cwd(), 'data', 'engines');
}

/** Whether `npm run engines` has brought an engine in, so that `startEngine` can start one. */
export function isInstalled(name: EngineName, root = enginesRoot()): boolean {
  return kinds[name].isInstalled(root);
}

/**
 * Starts a server on the data of a folder, empty the first time, and waits until it serves reads and
 * writes. If it runs in that folder already, that one is answered.
 * @throws EngineError when it is not installed, ends at once (with the last lines of its log), its port
 *   belongs to another, or it does not answer in three minutes
 */
export async function startEngine(name: EngineName, options: StartOptions): Promise<Engine> {
  const { folder, root = enginesRoot() } = options;
  if (!isInstalled(name, root)) {
    throw new EngineError(`${name} is not installed in ${root}: run \`npm run engines\`.`);
  }
  const before = await recordedPort(folder);
  if (before !== undefined && processesOf(folder).length > 0) {
    return await whenItAnswers(name, folder, before, () => processesOf(folder).length > 0);
  }
  await end(folder, 'SIGKILL'); // one without a port cannot be spoken to
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await portFor(before));
    if (!(await isFree(port))) throw new EngineError(`${name}: port ${port} belongs to another.`);
    try {
      return await launchOn(name, folder, port, root);
    } catch (error) {
      // Somebody else may have been quicker to listen on the port that was free a moment ago.
      const outrun = options.port === undefined && !(await isFree(port));
      if (!outrun || attempt === attempts) throw error;
    }
  }
}

/** Kills a server as a power cut would, children included, and waits until it is gone. Its data stays. */
export async function killEngine(engine: Pick<Engine, 'folder'>): Promise<void> {
  await end(engine.folder, 'SIGKILL');
}

/** Ends a server in order and removes its folder. */
export async function removeEngine(engine: Pick<Engine, 'folder'>): Promise<void> {
  if (!(await end(engine.folder, 'SIGTERM'))) await killEngine(engine);
  await rm(engine.folder, { recursive: true, force: true });
}

/** The server that runs in a folder and answers, if there is one. */
export async function findEngine(name: EngineName, folder: string): Promise<Engine | undefined> {
  const port = await recordedPort(folder);
  const pids = processesOf(folder);
  if (port === undefined || !listens(pids, port)) return undefined;
  if (!(await kinds[name].answers(port))) return undefined;
  return { name, folder, port, url: kinds[name].url(port) };
}

async function launchOn(
  name: EngineName,
  folder: string,
  port: number,
  root: string,
): Promise<Engine> {
  const own = ['data', 'config', 'logs', 'tmp'].map((part) => join(folder, part));
  for (const part of own) await mkdir(part, { recursive: true });
  await giveToEngines([folder, ...own]);
  const command = await kinds[name].prepare({ root, folder, port });
  await writeFile(portFile(folder), `${port}\n`);
  const child = launch(command, folder, logFile(folder));
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  const lives = () => failure === undefined && child.exitCode === null && child.signalCode === null;
  return await whenItAnswers(name, folder, port, lives);
}

async function whenItAnswers(
  name: EngineName,
  folder: string,
  port: number,
  lives: () => boolean,
): Promise<Engine> {
  let engine: Engine | undefined;
  await until(async () => {
    engine = await findEngine(name, folder);
    return engine !== undefined || !lives();
  }, startLimit);
  if (engine !== undefined) return engine;
  const what = lives() ? 'does not answer' : 'ended at once';
  const log = existsSync(logFile(folder)) ? await readFile(logFile(folder), 'utf8') : '';
  throw new EngineError(
    `${name} ${what} on port ${port}. The end of ${logFile(folder)}:\n${tail(log)}`,
  );
}

async function portFor(before: number | undefined): Promise<number> {
  return before !== undefined && (await isFree(before)) ? before : await freePort();
}

const portFile = (folder: string) => join(folder, 'port');
const logFile = (folder: string) => join(folder, 'output.log');

async function recordedPort(folder: string): Promise<number | undefined> {
  const text = await readFile(portFile(folder), 'utf8').catch(() => '');
  const port = Number(text);
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
}
