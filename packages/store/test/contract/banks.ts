import { newId, systemScope } from '@rosa/domain';
import type { Role, Scope } from '@rosa/domain';
import type { AnyBank, Bank, Change, Store } from '../../src/index.js';
import { openStore } from '../../src/index.js';

/** Small made-up banks under names of the real ones, so that the real policy decides who reaches what. */

export interface Person {
  readonly code: string | null;
  readonly name: string | null;
  readonly score: number | null;
  readonly tags: readonly string[];
  readonly comune: string;
  readonly bodyCode?: string;
}

export const people: Bank<Person> = {
  name: 'workers',
  schemaVersion: 1,
  keys: { code: 'text', name: 'text', score: 'number', tags: 'list' },
  unique: ['code'],
  keysOf: ({ code, name, score, tags }) => ({ code, name, score, tags }),
  accessOf: ({ comune, bodyCode, id }) => ({
    territory: comune,
    workerId: id,
    ...(bodyCode === undefined ? {} : { bodyCode }),
  }),
  event: 'worker.changed',
  keepsHistory: true,
};

export interface Firm {
  readonly name: string;
  readonly comune: string;
}

export const firms: Bank<Firm> = {
  name: 'companies',
  schemaVersion: 1,
  keys: { name: 'text' },
  unique: [],
  keysOf: ({ name }) => ({ name }),
  accessOf: ({ comune, id }) => ({ territory: comune, companyId: id }),
  keepsHistory: false,
};

/** Something an account did once, reached by that account alone. */
export const acts: Bank<{ readonly owner: string }> = {
  name: 'once',
  schemaVersion: 1,
  keys: {},
  unique: [],
  keysOf: () => ({}),
  accessOf: ({ owner }) => ({ ownerId: owner }),
  keepsHistory: false,
};

export const BANKS: readonly AnyBank[] = [people, firms, acts];

export const system = systemScope('contract');

export const scopeOf = (role: Role, more: Partial<Scope> = {}): Scope => ({
  actor: `${role}-account`,
  name: role,
  role,
  territory: [],
  purpose: null,
  requestId: 'test',
  ...more,
});

export const person = (more: Partial<Person> = {}): Person => ({
  code: null,
  name: null,
  score: null,
  tags: [],
  comune: '063049',
  ...more,
});

export const put = <T extends object>(
  bank: Bank<T>,
  record: T,
  { id = newId(), expect = 0 }: { readonly id?: string; readonly expect?: number } = {},
): Extract<Change, { op: 'put' }> => ({ op: 'put', bank, id, expect, record });

/** A clock the test sets; every store of a contract is opened with one. */
export class Clock {
  constructor(private instant = '2026-11-22T08:00:00.000Z') {}
  now(): Date {
    return new Date(this.instant);
  }
  set(instant: string): void {
    this.instant = instant;
  }
}

/** What every part of the contract works on: a store of its own for each test, empty, and its address. */
export interface Bench {
  readonly store: Store;
  readonly url: string;
  readonly clock: Clock;
  /** Resolves once nothing that a killed process had begun there can be committed any more. */
  readonly settled: () => Promise<void>;
}

export const open = (url: string, banks = BANKS, clock = new Clock()): Promise<Store> =>
  openStore({ url, service: 'contract', banks, clock });

export const collect = async <T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> => {
  const all: T[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
};

/** Adds people to an empty store; answers their ids. */
export const fill = async (store: Store, records: readonly Person[]): Promise<string[]> => {
  const metas = await store.commit(
    system,
    records.map((record) => put(people, record)),
  );
  return metas.map(({ id }) => id);
};
