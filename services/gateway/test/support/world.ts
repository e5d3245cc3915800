import { systemScope, type Role } from '@rosa/domain';
import { createLog, Metrics, type Check, type Logger, type Route } from '@rosa/service-kit';
import { openStore, type Store } from '@rosa/store';
import { newEngines } from '@rosa/test-kit/engines';
import { agent, type Agent } from 'supertest';
import {
  auditBanks,
  createAccount,
  createAuditTrail,
  createGateway,
  createToken,
  gatewayBanks,
  type Gateway,
  type GatewayConfig,
  type GatewayContext,
  type NewAccount,
  type NewToken,
} from '../../src/index.js';
import type { InvitedCompany, RemoteServices } from '../../src/ports.js';
import { catalogue } from './catalogue.js';

export const PASSWORD = 'quattro parole messe a caso';

export const SYSTEM = systemScope('test');

const MAY_FIRST = Date.parse('2026-05-01T08:00:00.000Z');

/** A gateway over real stores of its own, with a clock that the test moves. */
export interface World {
  readonly gateway: Gateway;
  readonly context: GatewayContext;
  readonly store: Store;
  readonly auditStore: Store;
  readonly checks: Check[];
  /** Workers everyone may see. */
  readonly visible: Set<string>;
  /** Companies everyone may read. */
  readonly companies: Map<string, InvitedCompany>;
  advance(ms: number): void;
  account(input: Partial<NewAccount> & { username: string; role: Role }): Promise<string>;
  token(input: NewToken): Promise<string>;
  /** An agent bearing a new token. */
  as(role: Role, input?: Partial<NewToken>): Promise<Agent>;
  anyone(): Agent;
  /** An agent that has signed in and keeps the cookie. */
  signedIn(username: string): Promise<Agent>;
  close(): Promise<void>;
}

export const openWorld = async (
  options: {
    remote?: RemoteServices;
    config?: Partial<GatewayConfig>;
    routes?: readonly Route[];
    log?: Logger;
    screens?: string;
    queues?: readonly object[];
  } = {},
): Promise<World> => {
  const engines = await newEngines();
  let now = MAY_FIRST;
  const clock = { now: () => new Date(now) };
  const url = engines.storeUrl;
  const store = await openStore({ url, service: 'gateway', banks: gatewayBanks, clock });
  const auditStore = await openStore({
    url,
    service: 'audit',
    banks: auditBanks,
    clock,
    durability: 'process',
  });
  const checks: Check[] = [{ name: 'gateway store', ok: true, detail: 'risponde' }];
  const visible = new Set<string>();
  const companies = new Map<string, InvitedCompany>();
  const gateway = createGateway({
    store,
    auditStore,
    catalogue,
    clock,
    routes: options.routes ?? [],
    canSeeWorker: async (_scope, id) => visible.has(id),
    tellCompany: async (_scope, id) => companies.get(id),
    log: options.log ?? createLog('silent'),
    metrics: new Metrics(),
    readiness: async () => checks,
    version: '0.0.0',
    ...(options.config ? { config: options.config } : {}),
    ...(options.screens ? { screens: options.screens } : {}),
    ...(options.queues ? { queues: options.queues } : {}),
    ...(options.remote ? { remote: options.remote } : {}),
  });
  const context = { store, clock, catalogue, audit: createAuditTrail(auditStore, clock) };
  const token = async (input: NewToken) => (await createToken(context, SYSTEM, input)).token;
  const anyone = () => agent(gateway.app);
  return {
    gateway,
    context,
    store,
    auditStore,
    checks,
    visible,
    companies,
    token,
    anyone,
    advance: (ms) => void (now += ms),
    account: async (input) => {
      const named = { name: input.username, password: PASSWORD, ...input };
      return (await createAccount(context, SYSTEM, named)).account.id;
    },
    as: async (role, input = {}) =>
      anyone().set('Authorization', `Bearer ${await token({ role, ...input })}`) as Agent,
    signedIn: async (username) => {
      const signed = anyone();
      await signed.post('/api/sessions').send({ username, password: PASSWORD }).expect(204);
      return signed;
    },
    close: async () => {
      await store.close();
      await auditStore.close();
      await engines.remove();
    },
  };
};
