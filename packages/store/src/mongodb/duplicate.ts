import { stale } from '@rosa/domain';
import type { RosaError } from '@rosa/domain';
import type { Change } from '../port.js';
import { takenValue, usedId } from '../rules.js';
import type { Database } from './database.js';
import type { Act } from './plan.js';
import { fieldOf, heldOf, scalarOf } from './table.js';
import type { Table } from './table.js';
import { LIVE, allOf, among } from './where.js';

/** The engine refused a second record, for this one of the changes; its transaction is no more. */
export class Duplicate extends Error {
  constructor(readonly change: number) {
    super('Duplicate');
  }
}

/**
 * Why the engine refused a second record: its id is in use, or was; or it shares a unique value with another. `undefined`
 * where that other is gone by now, and the commit may be tried again.
 */
export const whyDuplicate = async (
  db: Database,
  { scope, tableOf }: Pick<Act, 'scope' | 'tableOf'>,
  changes: readonly Change[],
  { change: at }: Duplicate,
): Promise<RosaError | undefined> => {
  const change = changes[at];
  if (change === undefined || change.op === 'former' || change.op === 'delete') return undefined;
  const table = tableOf(change.bank);
  if (change.expect === 0) {
    const [held] = await db.try(() =>
      db
        .records(table)
        .find(among([change.id]))
        .toArray(),
    );
    if (held !== undefined) {
      const { bank, id } = change;
      return change.op === 'put' ? usedId(scope, bank, id, held) : stale(bank.name, id, held.rev);
    }
  }
  if (change.op === 'check') return undefined;
  for (const [key, value] of uniqueValues(table, change)) {
    const owner =
      ownerAmong(changes.slice(0, at), table, key, value) ??
      (await ownerHeld(db, table, key, value));
    if (owner !== undefined && owner !== change.id) return takenValue(table.bank, key, owner);
  }
  return undefined;
};

type Put = Extract<Change, { op: 'put' }>;

/** Keys and their values as the record would hold them; metadata play no part in a unique key. */
const uniqueValues = ({ bank }: Table, { id, record }: Put) => {
  const meta = { id, rev: 0, createdAt: '', updatedAt: '' };
  const { keys = {} } = heldOf(bank, { ...record, ...meta });
  return bank.unique.flatMap((key) => {
    const value = keys[key] as string | number | undefined;
    return value === undefined ? [] : [[key, value] as const];
  });
};

/** An earlier change of the same commit that took the value; nothing of it is in the store any more. */
const ownerAmong = (
  earlier: readonly Change[],
  table: Table,
  key: string,
  value: string | number,
): string | undefined =>
  earlier.findLast(
    (each): each is Put =>
      each.op === 'put' &&
      each.bank.name === table.bank.name &&
      uniqueValues(table, each).some(([one, other]) => one === key && other === value),
  )?.id;

const ownerHeld = async (db: Database, table: Table, key: string, value: string | number) => {
  const owned = allOf([LIVE, { [fieldOf(table.bank, key)]: { $eq: scalarOf(value) } }]);
  const held = await db.try(() => db.records(table).findOne(owned, { projection: { _id: 1 } }));
  return held?._id;
};
