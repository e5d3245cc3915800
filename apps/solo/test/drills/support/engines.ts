import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  isInstalled,
  killEngine,
  removeEngine,
  startEngine,
  tcpProxy,
  type Engine,
  type EngineName,
  type TcpProxy,
} from '@rosa/infra';
import { SERVICES, type ClusterEngines, type Service } from '../../cluster/support/cluster.js';

/** Servers of the drills' own, to be killed, and a wire between each service and each server it uses, to be cut. */

export const ENGINES = ['mongodb', 'redis', 'elasticsearch'] as const satisfies EngineName[];

const USED: Readonly<Record<Service, readonly EngineName[]>> = {
  registry: ENGINES,
  opportunities: ENGINES,
  indexer: ENGINES,
  gateway: ['mongodb', 'redis'],
};

const VARIABLE = { mongodb: 'STORE_URL', redis: 'QUEUE_URL', elasticsearch: 'SEARCH_URL' } as const;

const NAME = 'drills';
const HEAP = '512m';

/** Past a wire, the driver of MongoDB must not look for the set's own address. */
const addressOf = (engine: EngineName, port: number): string =>
  ({
    mongodb: `mongodb://127.0.0.1:${port}/${NAME}?directConnection=true`,
    redis: `redis://127.0.0.1:${port}/0?prefix=${NAME}`,
    elasticsearch: `http://127.0.0.1:${port}/${NAME}`,
  })[engine];

export const missingEngines = (): readonly EngineName[] =>
  ENGINES.filter((name) => !isInstalled(name));

/** `service engine`, for each pair that speaks. */
export const WIRES = SERVICES.flatMap((service) =>
  USED[service].map((engine) => [service, engine] as const),
);

export class DrillEngines implements ClusterEngines {
  private constructor(
    private readonly engines: Readonly<Record<EngineName, Engine>>,
    private readonly wires: ReadonlyMap<string, TcpProxy>,
    readonly folder: string,
  ) {}

  static async start(): Promise<DrillEngines> {
    process.env['ROSA_ENGINES_HEAP'] ??= HEAP;
    const started = await Promise.all(
      ENGINES.map(async (name) => {
        const folder = await mkdtemp(join(tmpdir(), `rosa-drill-${name}-`));
        return [name, await startEngine(name, { folder })] as const;
      }),
    );
    const engines = Object.fromEntries(started) as Record<EngineName, Engine>;
    const wires = await Promise.all(
      WIRES.map(
        async ([service, name]) =>
          [`${service} ${name}`, await tcpProxy(engines[name].port)] as const,
      ),
    );
    const folder = await mkdtemp(join(tmpdir(), 'rosa-drill-files-'));
    return new DrillEngines(engines, new Map(wires), folder);
  }

  get storeUrl(): string {
    return this.urlOf('mongodb');
  }

  /** The server's own address, past every wire. */
  urlOf(name: EngineName): string {
    return addressOf(name, this.engines[name].port);
  }

  addressesFor(service: Service): Readonly<Record<string, string>> {
    const through = (name: EngineName) => addressOf(name, this.wire(service, name).port);
    return Object.fromEntries(USED[service].map((name) => [VARIABLE[name], through(name)]));
  }

  wire(service: Service, name: EngineName): TcpProxy {
    return this.wires.get(`${service} ${name}`)!;
  }

  async kill(name: EngineName): Promise<void> {
    await killEngine(this.engines[name]);
  }

  /** Resolves when it serves reads and writes again, on its former port. */
  async startAgain(name: EngineName): Promise<void> {
    const { folder, port } = this.engines[name];
    await startEngine(name, { folder, port });
  }

  /** Empties Redis, as somebody may by hand. */
  async flushRedis(): Promise<void> {
    const socket = connect(this.engines.redis.port, '127.0.0.1').setEncoding('utf8');
    socket.write('FLUSHALL\r\n');
    const [answer] = (await once(socket, 'data')) as [string];
    socket.destroy();
    if (!answer.startsWith('+OK')) throw new Error(`Redis: ${answer}`);
  }

  async remove(): Promise<void> {
    await Promise.all([...this.wires.values()].map((wire) => wire.close()));
    await Promise.all(Object.values(this.engines).map((engine) => removeEngine(engine)));
    await rm(this.folder, { recursive: true, force: true });
  }
}
