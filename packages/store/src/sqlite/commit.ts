import { notFound } from '@rosa/domain';
import type { Meta, RosaError, Scope } from '@rosa/domain';
import type { AnyBank, Change } from '../port.js';
import { mayWrite, present, revisionOf, takenValue, usedId } from '../rules.js';
import type { Database } from './database.js';
import { isDuplicate } from './errors.js';
import type { Changed } from '../entries.js';
import { leaveEntries } from './outbox.js';
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
  readonly changed: Changed[];
}

/** Applies the changes in order, within the caller's transaction: the metadata of each `put`, and what of it is told to others. */
export const applyChanges = (
  db: Database,
  {
    scope,
    now,
    tableOf,
    bulk,
  }: Pick<Act, 'scope' | 'now' | 'tableOf'> & { readonly bulk: boolean },
  changes: readonly Change[],
): { readonly metas: readonly Meta[]; readonly changed: readonly Changed[] } => {
  const act: Act = { db, scope, now, tableOf, metas: [], changed: [] };
  for (const change of changes) {
    switch (change.op) {
      case 'put':
        put(act, change);
        break;
      case 'delete':
        bury(act, change);
        break;
      case 'check':
        present(scope, change, headIn(act, tableOf(change.bank), change.id), 'read');
        break;
      case 'former':
        keepFormer(act, change);
        break;
    }
  }
  leaveEntries(db, act.changed, { at: now, bulk });
  return act;
};

const put = (act: Act, change: Of<'put'>): void => {
  const table = act.tableOf(change.bank);
  const head =
    change.expect === 0 ? null : present(act.scope, change, headIn(act, table, change.id), 'write');
  const meta = {
    id: change.id,
    rev: revisionOf(change),
    createdAt: change.createdAt ?? head?.createdAt ?? act.now,
    updatedAt: change.updatedAt ?? act.now,
  };
  const parts = change.written
    ? partsWritten(change.written, meta)
    : partsOf(table.bank, { ...change.record, ...meta });
  mayWrite(act.scope, table.bank, parts.access, head !== null);
  if (head !== null) keepReplaced(act, table, change.id);
  const sql = head === null ? table.sql.insert : table.sql.update;
  try {
    act.db.run(sql, rowOf(table, parts));
  } catch (error) {
    throw isDuplicate(error) ? duplicateOf(act, table, change, parts) : error;
  }
  act.metas.push(meta);
  noteChange(act, table, meta.id);
};

const bury = (act: Act, change: Of<'delete'>): void => {
  const table = act.tableOf(change.bank);
  const head = present(act.scope, change, headIn(act, table, change.id), 'write');
  if (head === null) throw notFound(change.bank.name, change.id);
  keepReplaced(act, table, change.id);
  const rev = change.expect + 1;
  act.db.run(table.sql.bury, [rev, act.now, change.id]);
  noteChange(act, table, change.id);
};

const headIn = (act: Act, table: Table, id: string): Head | undefined => {
  const row = act.db.get(table.sql.head, [id]);
  return row === undefined ? undefined : headOf(row);
};

/** Why the engine refused a second record: its id is in use, or was; or it shares a unique value with another. */
const duplicateOf = (act: Act, table: Table, change: Of<'put'>, { keys }: Parts): RosaError => {
  const { bank } = table;
  if (change.expect === 0) {
    const head = headIn(act, table, change.id);
    if (head !== undefined) return usedId(act.scope, bank, change.id, head);
  }
  for (const [key, owner] of Object.entries(table.sql.owners)) {
    const id = act.db.get(owner, [columnValue(keys[key]), change.id])?.[0];
    if (id !== undefined) return takenValue(bank, key, String(id));
  }
  throw new Error(`${bank.name}: the engine saw a duplicate that is not there`);
};

const keepReplaced = (act: Act, table: Table, id: string): void => {
  if (table.bank.keepsHistory) act.db.run(table.sql.former, [act.now, act.scope.name, id]);
};

const keepFormer = (act: Act, { bank, former }: Of<'former'>): void => {
  const record = former.record as object & Meta;
  mayWrite(act.scope, bank, bank.accessOf(record));
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

const noteChange = (act: Act, table: Table, id: string): void => {
  const { event } = table.bank;
  if (event !== undefined) act.changed.push([event, id]);
};
