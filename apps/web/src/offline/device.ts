import type { Company } from '@rosa/domain';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Recorded } from '../api/shapes.js';
import type { Act } from './acts.js';
import type { LoggedEntry } from './logged-entry.js';

/**
 * What this device holds of someone's work so that it goes on with no signal: copies of the territory, which are cleared
 * when they sign out, and what they have written and is not sent yet, which stays until it is.
 */

/** Something half written; saved as it is typed. */
export interface Draft {
  /** Of what it will become. */
  readonly id: string;
  /** The account that writes it. */
  readonly owner: string;
  /** What it is about, and where it is written, to find it again. */
  readonly title: string;
  readonly path: string;
  /** Instant of the last letter. */
  readonly at: string;
  readonly values: unknown;
}

/** A copy of something read, and the instant at which it was. */
export interface Copy<T = unknown> {
  readonly at: string;
  readonly value: T;
}

interface DeviceSchema extends DBSchema {
  drafts: { key: string; value: Draft };
  outbox: { key: string; value: Act };
  /** Answers kept whole, by name. */
  copies: { key: string; value: Copy };
  companies: { key: string; value: Recorded<Company> };
  entries: { key: string; value: LoggedEntry; indexes: { companyId: string } };
}

const NAME = 'rosa';

let opened: Promise<IDBPDatabase<DeviceSchema>> | undefined;

/** Opens it, once a page. */
export const device = (): Promise<IDBPDatabase<DeviceSchema>> => {
  opened ??= openDB<DeviceSchema>(NAME, 1, {
    upgrade: (db) => {
      db.createObjectStore('drafts', { keyPath: 'id' });
      db.createObjectStore('outbox', { keyPath: 'id' });
      db.createObjectStore('copies');
      db.createObjectStore('companies', { keyPath: 'id' });
      const entries = db.createObjectStore('entries', { keyPath: 'id' });
      entries.createIndex('companyId', 'companyId');
    },
  });
  return opened;
};

const COPIES = ['copies', 'companies', 'entries'] as const;

/** Clears every copy; what is still to be sent, and what is half written, stays for who wrote it. */
export const clearCopies = async (): Promise<void> => {
  const transaction = (await device()).transaction(COPIES, 'readwrite');
  await Promise.all([
    ...COPIES.map((store) => transaction.objectStore(store).clear()),
    transaction.done,
  ]);
};
