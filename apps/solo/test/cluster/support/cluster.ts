import { join } from 'node:path';
import { systemClock, systemScope, type Role } from '@rosa/domain';
import {
  auditBanks,
  createAccount,
  createAuditTrail,
  createToken,
  gatewayBanks,
  type GatewayContext,
  type NewAccount,
  type NewToken,
} from '@rosa/gateway';
import { loadReference } from '@rosa/reference';
import { openStore } from '@rosa/store';
import { newEngines } from '@rosa/test-kit/engines';
import { freePort, startProgram, type Program } from '@rosa/test-kit/processes';
import { Caller, until } from './caller.js';

/** The four services as processes of their own, two copies of each, on real servers. */

export const SERVICES = ['registry', 'opportunities', 'indexer', 'gateway'] as const;

export type Service = (typeof SERVICES)[number];

export const SECRET = 'un segreto lungo abbastanza per firmare le chiamate';

/** The servers the processes share, and what their files lie in. */
export interface ClusterEngines {
  readonly folder: string;
  /** As the test itself reaches it. */
  readonly storeUrl: string;
  /** As a service reaches them: `STORE_URL`, `QUEUE_URL` and `SEARCH_URL`. */
  addressesFor(service: Service): Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

export type Copies = Readonly<Record<Service, number>>;

const TWO_OF_EACH: Copies = { registry: 2, opportunities: 2, indexer: 2, gateway: 2 };

const sharedEngines = async (): Promise<ClusterEngines> => {
  const engines = await newEngines();
  const { storeUrl, queueUrl, searchUrl } = engines;
  const addresses = { STORE_URL: storeUrl, QUEUE_URL: queueUrl, SEARCH_URL: searchUrl };
  return { ...engines, addressesFor: () => addresses };
};

const NEEDED = ['ROSA_TEST_MONGODB', 'ROSA_TEST_REDIS', 'ROSA_TEST_ELASTICSEARCH'];

/** `describe` where the servers are up; elsewhere a skipped group that says what is missing. */
export const describeCluster = (name: string, body: () => void): void => {
  const row = globalThis as { ROSA_ENGINES?: string };
  const missing = NEEDED.filter((variable) => !process.env[variable]).join(', ');
  row.ROSA_ENGINES = 'cluster';
  if (missing === '') describe(name, body);
  else if (process.env['ROSA_FORBID_SKIP'] === '1')
    it(name, () => {
      throw new Error(`${missing} is not set, and no test may be skipped`);
    });
  else describe.skip(`${name}: skipped, start the servers with npm run engines`, body);
};

interface Copy {
  readonly service: Service;
  readonly url: string;
  readonly main: string;
  readonly variables: Readonly<Record<string, string>>;
  program: Program;
}

/** What the copies run: the sources, or what `npm run build` made of them. */
export type Form = 'src/main.ts' | 'dist/main.js';

const mainOf = (service: Service, form: Form): string =>
  join(__dirname, '../../../../../services', service, form);

interface Wanted {
  readonly engines?: ClusterEngines;
  readonly numbers?: Copies;
  readonly form?: Form;
}

export class Cluster {
  private constructor(
    private readonly engines: ClusterEngines,
    private readonly copies: readonly Copy[],
    /** Someone who has not signed in. */
    readonly anyone: Caller,
    private readonly context: GatewayContext,
    private readonly close: () => Promise<void>,
  ) {}

  /** On the servers the tests share, two copies of each service from the sources, unless said otherwise. */
  static async start({
    engines: given,
    numbers = TWO_OF_EACH,
    form = 'src/main.ts',
  }: Wanted = {}): Promise<Cluster> {
    const engines = given ?? (await sharedEngines());
    const { context, close } = await gatewayStores(engines.storeUrl);
    const copies = await plan(engines, numbers, form);
    const gateways = copies.filter(({ service }) => service === 'gateway').map(({ url }) => url);
    const cluster = new Cluster(engines, copies, new Caller(gateways), context, close);
    try {
      await Promise.all(copies.map((copy) => cluster.ready(copy)));
      return cluster;
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  /** Where the first copy of a service answers the others. */
  urlOf(service: Service): string {
    return this.of(service)[0]!.url;
  }

  async as(role: Role, standing: Partial<NewToken> = {}): Promise<Caller> {
    const { token } = await createToken(this.context, systemScope('test'), { role, ...standing });
    return this.anyone.with({ authorization: `Bearer ${token}` });
  }

  async account(account: NewAccount): Promise<void> {
    await createAccount(this.context, systemScope('test'), account);
  }

  /** Ends every copy of a service at once, or only one, without a word. */
  async kill(service: Service, which?: number): Promise<void> {
    await Promise.all(
      this.of(service, which).map(({ program }) => {
        program.child.kill('SIGKILL');
        return program.ended;
      }),
    );
  }

  async startAgain(service: Service, which?: number): Promise<void> {
    await Promise.all(this.of(service, which).map((copy) => this.startCopy(copy)));
  }

  /** Stops one copy of every service in order, and starts it again; the exit codes. */
  async roll(which: number): Promise<readonly (number | null)[]> {
    return Promise.all(
      SERVICES.map(async (service) => {
        const copy = this.of(service)[which]!;
        copy.program.child.kill('SIGTERM');
        const code = await copy.program.ended;
        await this.startCopy(copy);
        return code;
      }),
    );
  }

  /** What the copies of a service have said, for a test that fails. */
  said(service: Service): string {
    return this.of(service)
      .map(({ program }) => program.said())
      .join('\n');
  }

  async stop(): Promise<void> {
    for (const { program } of this.copies) program.child.kill('SIGTERM');
    await Promise.all(this.copies.map(({ program }) => program.ended));
    await this.close();
    await this.engines.remove();
  }

  private of(service: Service, which?: number): readonly Copy[] {
    const copies = this.copies.filter((copy) => copy.service === service);
    return which === undefined ? copies : [copies[which]!];
  }

  private async startCopy(copy: Copy): Promise<void> {
    copy.program = startProgram(copy.main, copy.variables);
    await this.ready(copy);
  }

  /** Resolves when a copy says it can serve. */
  private async ready({ program, service, url }: Copy): Promise<void> {
    await program.says(/: pronto$/);
    const caller = new Caller([url]);
    const isReady = async () => (await caller.get('/health/ready')).status === 200;
    // The gateway asks its services once a second what they answer.
    if (service === 'gateway') await until(isReady, Boolean);
  }
}

const gatewayStores = async (url: string) => {
  const clock = systemClock;
  const store = await openStore({ url, service: 'gateway', banks: gatewayBanks, clock });
  const auditStore = await openStore({ url, service: 'audit', banks: auditBanks, clock });
  const audit = createAuditTrail(auditStore, clock);
  return {
    context: { store, clock, catalogue: loadReference(), audit },
    close: async () => {
      await store.close();
      await auditStore.close();
    },
  };
};

/** Starts every copy: where each answers has to be known before. */
const plan = async (engines: ClusterEngines, numbers: Copies, form: Form): Promise<Copy[]> => {
  const planned = await Promise.all(
    SERVICES.flatMap((service) =>
      Array.from({ length: numbers[service] }, async () => {
        const [port, internal] = [await freePort(), await freePort()];
        return { service, port, internal, url: `http://127.0.0.1:${port}` };
      }),
    ),
  );
  const urls = (service: Service, port: 'port' | 'internal' = 'port') =>
    planned
      .filter((copy) => copy.service === service)
      .map((copy) => `http://127.0.0.1:${copy[port]}`)
      .join(',');
  const shared = {
    ROSA_LOG: 'warn',
    SERVICE_SECRET: SECRET,
    STOP_NOTICE_MS: '1500',
    ROSA_IMPORTS: join(engines.folder, 'imports'),
    REGISTRY_URLS: urls('registry'),
    OPPORTUNITIES_URLS: urls('opportunities'),
    INDEXER_URLS: urls('indexer'),
    GATEWAY_URLS: urls('gateway', 'internal'),
  };
  return planned.map(({ service, port, internal, url }) => {
    const ports = { PORT: String(port), INTERNAL_PORT: String(internal) };
    const variables = { ...shared, ...engines.addressesFor(service), ...ports };
    const main = mainOf(service, form);
    return { service, url, main, variables, program: startProgram(main, variables) };
  });
};
