import { RosaError, systemScope, type Clock } from '@rosa/domain';
import type { AuditEntry } from '@rosa/service-kit';
import type { Store } from '@rosa/store';
import { auditBank } from '../banks/audit.js';
import { auditRecordOf } from './record-look.js';

const SYSTEM = systemScope('audit');

/** An entry that another service has named, so that it can be sent twice. */
export type NamedEntry = AuditEntry & { readonly id: string };

const keep = async (store: Store, clock: Clock, entries: readonly NamedEntry[]): Promise<void> => {
  await store.commit(
    SYSTEM,
    entries.map(({ id, ...entry }) => ({
      op: 'put',
      bank: auditBank,
      id,
      expect: 0,
      record: auditRecordOf(entry, clock),
    })),
  );
};

/** Keeps the entries of another service, in one transaction; those kept before stay as they were. */
export const keepEntries = async (
  store: Store,
  clock: Clock,
  entries: readonly NamedEntry[],
): Promise<void> => {
  try {
    await keep(store, clock, entries);
  } catch (error) {
    if (!(error instanceof RosaError) || error.kind !== 'stale') throw error;
    const ids = entries.map(({ id }) => id);
    const held = new Set((await store.versionsOf(SYSTEM, auditBank, ids)).map(({ id }) => id));
    const rest = entries.filter(({ id }) => !held.has(id));
    if (rest.length > 0) await keep(store, clock, rest);
  }
};
