import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { formatDay, parseDay, todayOf } from '@rosa/domain';
import { listenOn } from '@rosa/service-kit';
import { addDemoAccounts, DEMO_ACCOUNTS } from '../demo/accounts.js';
import { demoCompanyId } from '../demo/registry.js';
import { createWorld } from '../demo/world.js';
import { operationsOf } from '../operations/index.js';
import { seed, type Seed } from '../operations/seed.js';
import { catchUp } from './catch-up.js';
import { compose, type Rosa } from './compose.js';
import type { Config } from './config.js';
import { takeCommands, type Io } from './control.js';
import { takeFolder } from './ownership.js';

/** A running Rosa: where it answers, and the way to stop it. */
export interface Serving {
  readonly url: string;
  /** Stops taking requests, finishes those under way, saves the index and gives the folder back; once. */
  stop(): Promise<void>;
}

const closeServer = (server: Server & { closeIdleConnections?: () => void }): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections?.();
  });

/** A load that was cut short is taken up again at the next start: the file says which it was. */
const demoFileOf = (config: Config): string => join(config.data, 'demo.json');

const hasDemo = (config: Config): boolean => existsSync(demoFileOf(config));

interface DemoFile extends Omit<Seed, 'on'> {
  readonly on: string;
  readonly loaded: boolean;
}

const demoToLoad = async (rosa: Rosa): Promise<Seed | undefined> => {
  if (hasDemo(rosa.config)) {
    const begun = JSON.parse(readFileSync(demoFileOf(rosa.config), 'utf8')) as DemoFile;
    return begun.loaded ? undefined : { ...begun, on: parseDay(begun.on)! };
  }
  if (!rosa.config.demo || (await rosa.registry.records.count()) > 0) return undefined;
  return { people: rosa.config.demoPeople, seed: 1, on: todayOf(rosa.clock) };
};

const loadDemo = async (rosa: Rosa, io: Io): Promise<void> => {
  const wanted = await demoToLoad(rosa);
  if (!wanted) return;
  const said = (loaded: boolean): void => {
    const file: DemoFile = { ...wanted, on: formatDay(wanted.on), loaded };
    const path = demoFileOf(rosa.config);
    // Put in place whole: a kill in between leaves the one before, never half a file.
    writeFileSync(`${path}.new`, JSON.stringify(file));
    renameSync(`${path}.new`, path);
  };
  said(false);
  await seed(rosa, wanted, io);
  await addDemoAccounts(rosa, demoCompanyId(createWorld(rosa.reference, wanted.seed, wanted.on)));
  said(true);
};

/** How to get in, said once everything is there. */
const greeting = (url: string, config: Config): string[] => [
  '',
  `  Rosa risponde su ${url}`,
  `  Prova le chiamate su ${url}/docs`,
  ...(hasDemo(config)
    ? [
        '',
        '  Account di dimostrazione (persone inventate):',
        ...DEMO_ACCOUNTS.map(({ username, role }) => `    ${username.padEnd(22)} ${role}`),
        `  Parola chiave: ${config.demoPassword}`,
      ]
    : []),
  '',
  '  Token per uno script: npm run -s rosa -- token add --role operator --territory 002',
  '  Ctrl+C per fermare.',
  '',
];

/**
 * Starts everything in this process. Answers at once; until the index is level with the stores, and the demonstration
 * registry is loaded, `/health/ready` says what it is still busy with.
 *
 * @throws `conflict` where the folder is in use, `unavailable` where folder or port cannot be had; both in words
 */
export const serve = async (config: Config, io: Io): Promise<Serving> => {
  const ownership = takeFolder(config.data);
  const stops: (() => Promise<void>)[] = [async () => ownership.release()];
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopped ??= runAll(stops));
  try {
    const rosa = await compose(config);
    stops.push(() => rosa.stop());
    rosa.busyWith = 'caricamento';
    const server = rosa.gateway.createServer();
    const url = await listenOn(server, config);
    stops.push(() => closeServer(server));
    stops.push(await takeCommands(ownership.socket, operationsOf(rosa)));
    ownership.announce(url);
    await catchUp(rosa, io);
    await loadDemo(rosa, io);
    rosa.busyWith = null;
    io.line(greeting(url, config).join('\n'));
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Last begun, first stopped; one that fails does not keep the others from stopping. */
const runAll = async (stops: readonly (() => Promise<void>)[]): Promise<void> => {
  const failures: unknown[] = [];
  for (const stop of stops.toReversed())
    await stop().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, 'shutdown');
};
