import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { RosaError, systemClock, type Clock } from '@rosa/domain';
import type { z } from 'zod';
import { ServiceClient } from '../calls/service-client.js';
import { ServiceKeys } from '../calls/keys.js';
import type { ServiceName } from '../calls/token.js';
import { EnvironmentError, readEnvironment } from '../environment.js';
import { createLog, type Logger } from '../log.js';
import { Metrics } from '../metrics.js';
import { Shutdown } from '../shutdown.js';
import type { clusterVariables } from './environment.js';
import { createHttpServer } from './http-server.js';
import { listenOn } from './listen.js';
import type { Check } from './operations.js';
import { Listening } from './stopping.js';

/** What every process of the cluster has. */
export interface Process {
  readonly service: ServiceName;
  readonly keys: ServiceKeys;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** What it opens is closed in reverse, after the last answer. */
  readonly shutdown: Shutdown;
  readonly listening: Listening;
  /** A client of another service, closed with the process. */
  client(to: ServiceName, addresses: readonly string[]): ServiceClient;
  /** What the parts say, and whether the process has started and is not stopping. */
  readiness(parts: () => Promise<readonly Check[]>): () => Promise<readonly Check[]>;
}

/** What a service made of its process: who answers on which port, and what begins once it does. */
export interface Running {
  readonly listeners: readonly { readonly port: number; readonly listener: RequestListener }[];
  /** Work of its own (relay, consumers); readiness waits for it. */
  start?(): Promise<void>;
}

type ClusterEnvironment = z.output<z.ZodObject<ReturnType<typeof clusterVariables>>>;

/** For whoever watches the process; standard output stays free. */
const said = (line: string): void => void process.stderr.write(`${line}\n`);

class OneProcess implements Process {
  readonly clock = systemClock;
  readonly log: Logger;
  readonly keys: ServiceKeys;
  readonly metrics = new Metrics();
  readonly shutdown = new Shutdown();
  readonly listening = new Listening();
  started = false;

  constructor(
    readonly service: ServiceName,
    private readonly environment: ClusterEnvironment,
  ) {
    this.log = createLog(environment.ROSA_LOG);
    this.keys = new ServiceKeys(environment.SERVICE_SECRET);
  }

  client(to: ServiceName, addresses: readonly string[]): ServiceClient {
    const { service: from, keys, clock } = this;
    const timeoutMs = this.environment.CALL_TIMEOUT_MS;
    const client = new ServiceClient(to, addresses, { from, keys, clock, timeoutMs });
    this.shutdown.register(`client ${to}`, async () => client.close());
    return client;
  }

  readiness(parts: () => Promise<readonly Check[]>): () => Promise<readonly Check[]> {
    return async () => [
      ...(this.started ? [] : [{ name: 'start', ok: false, detail: 'avvio' }]),
      ...(this.listening.isOpen ? [] : [{ name: 'stop', ok: false, detail: 'si sta fermando' }]),
      ...(await parts()),
    ];
  }

  async run(running: Running): Promise<void> {
    const { HOST: host, STOP_NOTICE_MS: noticeMs, STOP_TIMEOUT_MS: timeoutMs } = this.environment;
    const stop = new AbortController();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
    for (const { port, listener } of running.listeners) {
      const server = this.listening.add(createHttpServer(listener));
      said(`${this.service}: ${await listenOn(server, { host, port })}`);
    }
    await running.start?.();
    this.started = true;
    said(`${this.service}: pronto`);
    if (!stop.signal.aborted) await once(stop.signal, 'abort');
    await this.listening.stop({ noticeMs, timeoutMs });
  }
}

const words = (error: unknown): string =>
  error instanceof RosaError || error instanceof EnvironmentError
    ? error.message
    : ((error as Error).stack ?? String(error));

/**
 * Runs a service as a process of its own until it is told to stop (SIGTERM, Ctrl+C). What the environment has wrong, or an
 * engine that cannot be reached, is said in words on standard error, and ends the process with 1.
 *
 * @param schema with {@link clusterVariables} among its own
 * @param make opens what the service needs and puts it together; what it registers is closed whatever happens
 */
export const runService = async <S extends z.ZodObject>(
  service: ServiceName,
  schema: S,
  make: (process: Process, environment: z.output<S>) => Promise<Running>,
): Promise<void> => {
  let one: OneProcess | undefined;
  try {
    const environment = readEnvironment(schema);
    one = new OneProcess(service, environment as unknown as ClusterEnvironment);
    await one.run(await make(one, environment));
  } catch (error) {
    said(words(error));
    process.exitCode = 1;
  }
  await one?.shutdown.run().catch((error: AggregateError) => {
    for (const each of error.errors) said(words(each));
    process.exitCode = 1;
  });
};
