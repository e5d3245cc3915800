import { RosaError, notFound, reachOf, reaches, refuse, stale, wrong } from '@rosa/domain';
import type { AccessKeys, Action, Meta, Reach, Scope } from '@rosa/domain';
import type { AnyBank, Change } from '../port.js';
import type { Database } from './database.js';
import { isDuplicate } from './errors.js';
import { leaveEntries } from './outbox.js';
import type { Entry } from './outbox.js';
import { columnValue, headOf, partsOf, partsWritten, rowOf } from './table.js';
import type { Head, Parts, Table } from './table.js';

type Of<Op extends Change['op']> = Extract<Change, { readonly op: Op }>;

/** What one commit has done so far. */
interface Act {
  readonly db: Database;
  readonly scope: Scope;
  readonly now: string;
  readonly tableOf: (bank: AnyBank) => Table;
  readonly metas: Meta[];
  readonly entries: Entry[];
}

/** Applies the changes in order, within the caller's transaction: the metadata of each `put`, and the events left. */
export const applyChanges = (
  db: Database,
  tableOf: (bank: AnyBank) => Table,
  scope: Scope,
  now: string,
  changes: readonly Change[],
): { readonly metas: readonly Meta[]; readonly entries: readonly Entry[] } => {
  const act: Act = { db, scope, now, tableOf, metas: [], entries: [] };
  for (const change of changes) {
    switch (change.op) {
      case 'put':
        put(act, change);
        break;
      case 'delete':
        bury(act, change);
        break;
      case 'check':
        present(act, tableOf(change.bank), change, 'read');
        break;
      case 'former':
        keepFormer(act, change);
        break;
    }
  }
  leaveEntries(db, act.entries, now);
  return act;
};

const put = (act: Act, change: Of<'put'>): void => {
  const table = act.tableOf(change.bank);
  const head = change.expect === 0 ? null : present(act, table, change, 'write');
  const meta = {
    id: change.id,
    rev: revisionOf(change),
    createdAt: change.createdAt ?? head?.createdAt ?? act.now,
    updatedAt: change.updatedAt ?? act.now,
  };
  const parts = change.written
    ? partsWritten(change.written, meta)
    : partsOf(table.bank, { ...change.record, ...meta });
  mayWrite(act, table, parts.access, head !== null);
  if (head !== null) keepReplaced(act, table, change.id);
  const sql = head === null ? table.sql.insert : table.sql.update;
  try {
    act.db.run(sql, rowOf(table, parts));
  } catch (error) {
    throw isDuplicate(error) ? duplicateOf(act, table, change, parts) : error;
  }
  act.metas.push(meta);
  leaveEvent(act, table, meta.id, meta.rev);
};

const bury = (act: Act, change: Of<'delete'>): void => {
  const table = act.tableOf(change.bank);
  if (present(act, table, change, 'write') === null) throw notFound(change.bank.name, change.id);
  keepReplaced(act, table, change.id);
  const rev = change.expect + 1;
  act.db.run(table.sql.bury, [rev, act.now, change.id]);
  leaveEvent(act, table, change.id, rev);
};

/**
 * The record a change was decided on; `null` where none was expected and none is. Absent and out of reach are the same
 * (`notFound`); another revision, or a tombstone, is `stale`.
 */
const present = (
  act: Act,
  table: Table,
  { id, expect }: { readonly id: string; readonly expect: number },
  action: Action,
): Head | null => {
  const row = act.db.get(table.sql.head, [id]);
  if (row === undefined && expect === 0) return null;
  const head = row === undefined ? undefined : headOf(row);
  if (head === undefined || !reaches(reachFor(act, table, action), head.access)) {
    throw notFound(table.bank.name, id);
  }
  if (head.deleted || head.rev !== expect) throw stale(table.bank.name, id, head.rev);
  return head;
};

const reachFor = (act: Act, table: Table, action: Action): Reach =>
  reachOf(act.scope, table.bank.name, action);

/** People move house: an existing record may leave the territory of whoever keeps it up to date. */
const mayWrite = (act: Act, table: Table, access: AccessKeys, exists = false): void => {
  const reach = reachFor(act, table, 'write');
  if (exists && reach.kind === 'territory') return;
  if (reach.kind === 'all' || reaches(reach, access)) return;
  throw refuse('forbidden', 'http.outOfReach', { what: table.bank.name });
};

const revisionOf = ({ expect, rev = expect + 1 }: Of<'put'>): number => {
  if (Number.isInteger(rev) && rev > expect) return rev;
  throw new RosaError('invalid', `rev: ${rev}`, [
    { field: 'rev', code: 'range', message: `deve essere un numero intero sopra ${expect}` },
  ]);
};

/** Why the engine refused a second record: its id is in use, or was; or it shares a unique value with another. */
const duplicateOf = (act: Act, table: Table, change: Of<'put'>, { keys }: Parts): RosaError => {
  if (change.expect === 0) {
    const row = act.db.get(table.sql.head, [change.id]);
    if (row !== undefined) {
      const head = headOf(row);
      return reaches(reachFor(act, table, 'write'), head.access)
        ? stale(table.bank.name, change.id, head.rev)
        : notFound(table.bank.name, change.id);
    }
  }
  const bank = table.bank.name;
  for (const [key, owner] of Object.entries(table.sql.owners)) {
    const id = act.db.get(owner, [columnValue(keys[key]), change.id])?.[0];
    if (id !== undefined) {
      const field = wrong(key, 'http.takenValue', {});
      return refuse('conflict', 'http.taken', { what: bank, key }, [field], { bank, key, id });
    }
  }
  throw new Error(`${bank}: the engine saw a duplicate that is not there`);
};

const keepReplaced = (act: Act, table: Table, id: string): void => {
  if (table.bank.keepsHistory) act.db.run(table.sql.former, [act.now, act.scope.name, id]);
};

const keepFormer = (act: Act, { bank, former }: Of<'former'>): void => {
  const table = act.tableOf(bank);
  const record = former.record as object & Meta;
  mayWrite(act, table, bank.accessOf(record));
  act.db.run(
    `INSERT INTO history (bank, id, rev, schema_version, replaced_at, replaced_by, body)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    [
      bank.name,
      record.id,
      record.rev,
      bank.schemaVersion,
      former.replacedAt,
      former.replacedBy,
      JSON.stringify(record),
    ],
  );
};

const leaveEvent = (act: Act, table: Table, id: string, rev: number): void => {
  const { event } = table.bank;
  if (event !== undefined) act.entries.push([event, id, rev]);
};
