import { notFound } from '@rosa/domain';
import type { Meta, Scope } from '@rosa/domain';
import type { mongo } from 'mongoose';
import type { AnyBank, Change } from '../port.js';
import type { Changed } from '../entries.js';
import { mayWrite, present, revisionOf, usedId } from '../rules.js';
import { keptOf } from './history.js';
import type { Kept } from './history.js';
import { heldOf, heldWritten, recordOf, textOf } from './table.js';
import type { Held, Table } from './table.js';

type Of<Op extends Change['op']> = Extract<Change, { readonly op: Op }>;

/** A write, and which of the changes asks for it. */
interface Write {
  readonly operation: mongo.AnyBulkWriteOperation<Held>;
  readonly change: number;
}

/** What a commit writes, decided on what is held: a list for each collection, in the order of the changes. */
export interface Plan {
  readonly metas: Meta[];
  readonly writes: Map<Table, Write[]>;
  readonly formers: Kept[];
  readonly changed: Changed[];
}

/** Who commits, when, and in which collections. */
export interface Act {
  readonly scope: Scope;
  readonly now: string;
  readonly tableOf: (bank: AnyBank) => Table;
}

interface Planning extends Plan, Act {
  /** As the changes so far leave them, by {@link keyOf}. */
  readonly held: Map<string, Held>;
}

export const keyOf = (table: Table, id: string): string => `${table.name} ${id}`;

/**
 * Applies the changes in order to what is held. New records need not be in `held`: the engine itself refuses an id in use.
 *
 * @throws what the port says of a change that cannot be made
 */
export const planOf = (held: Map<string, Held>, changes: readonly Change[], act: Act): Plan => {
  const planning: Planning = {
    ...act,
    held,
    metas: [],
    writes: new Map(),
    formers: [],
    changed: [],
  };
  changes.forEach((change, i) => plan[change.op](planning, change as never, i));
  return planning;
};

const put = (planning: Planning, change: Of<'put'>, i: number): void => {
  const { scope, now, held } = planning;
  const table = planning.tableOf(change.bank);
  const { bank } = table;
  const before = held.get(keyOf(table, textOf(change.id)));
  const head = change.expect === 0 ? null : present(scope, change, before, 'write');
  const meta = {
    id: change.id,
    rev: revisionOf(change),
    createdAt: change.createdAt ?? head?.createdAt ?? now,
    updatedAt: change.updatedAt ?? now,
  };
  const after = change.written
    ? heldWritten(bank, change.written, meta)
    : heldOf(bank, { ...change.record, ...meta });
  mayWrite(scope, bank, after.access, head !== null);
  if (head === null && before !== undefined) throw usedId(scope, bank, change.id, before);
  if (head !== null) keepReplaced(planning, table, head);
  write(planning, table, i, after, head === null);
  planning.metas.push(meta);
  noteChange(planning, table, meta.id);
};

const bury = (planning: Planning, change: Of<'delete'>, i: number): void => {
  const table = planning.tableOf(change.bank);
  const head = present(planning.scope, change, heldIn(planning, table, change.id), 'write');
  if (head === null) throw notFound(change.bank.name, change.id);
  keepReplaced(planning, table, head);
  const { keys: _keys, body: _body, ...rest } = head;
  const rev = change.expect + 1;
  write(planning, table, i, { ...rest, rev, deleted: true, updatedAt: planning.now }, false);
  noteChange(planning, table, change.id);
};

/** A record only looked at is written too, so that the engine sees two commits that each check what the other changes. */
const check = (planning: Planning, change: Of<'check'>, i: number): void => {
  const table = planning.tableOf(change.bank);
  const { id: _id } = change;
  const head = present(planning.scope, change, heldIn(planning, table, _id), 'read');
  if (head !== null) {
    add(planning, table, i, { updateOne: { filter: { _id }, update: { $inc: { checks: 1 } } } });
    return;
  }
  add(planning, table, i, { insertOne: { document: { _id } as Held } });
  add(planning, table, i, { deleteOne: { filter: { _id } } });
};

const keepFormer = (planning: Planning, { bank, former }: Of<'former'>): void => {
  const table = planning.tableOf(bank);
  const record = former.record as object & Meta;
  mayWrite(planning.scope, bank, bank.accessOf(record));
  planning.formers.push(keptOf(table.bank, record, former));
};

const plan = { put, delete: bury, check, former: keepFormer } as const;

const heldIn = ({ held }: Planning, table: Table, id: string): Held | undefined =>
  held.get(keyOf(table, textOf(id)));

const write = (planning: Planning, table: Table, i: number, after: Held, isNew: boolean): void => {
  planning.held.set(keyOf(table, after._id), after);
  const { _id } = after;
  add(
    planning,
    table,
    i,
    isNew
      ? { insertOne: { document: after } }
      : { replaceOne: { filter: { _id }, replacement: after } },
  );
};

const add = ({ writes }: Planning, table: Table, change: number, operation: Write['operation']) => {
  const list = writes.get(table);
  if (list === undefined) writes.set(table, [{ operation, change }]);
  else list.push({ operation, change });
};

const keepReplaced = ({ formers, scope, now }: Planning, { bank }: Table, held: Held): void => {
  if (!bank.keepsHistory) return;
  formers.push(keptOf(bank, recordOf(bank, held), { replacedAt: now, replacedBy: scope.name }));
};

const noteChange = ({ changed }: Planning, { bank }: Table, id: string): void => {
  if (bank.event !== undefined) changed.push([bank.event, id]);
};
