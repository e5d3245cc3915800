import { reachOf } from '@rosa/domain';
import type { Scope } from '@rosa/domain';
import { openCursor, sealCursor } from '../cursor.js';
import type { Position } from '../cursor.js';
import type { Condition, KeyValue, Page, Query, Stored } from '../port.js';
import { insistWholeNumber } from '../rules.js';
import { atOnce } from './database.js';
import type { Database, Session } from './database.js';
import { fieldOf, isList, recordOf } from './table.js';
import type { Held, Table } from './table.js';
import { LIVE, allOf, conditionClause, reachClause } from './where.js';
import type { Clause } from './where.js';

/** One page and the total in reach, seen at one moment. */
export const find = async <T extends object>(
  db: Database,
  cursorKey: Buffer,
  table: Table,
  scope: Scope,
  query: Query,
): Promise<Page<Stored<T>>> => {
  const { limit, descending = false } = query;
  insistWholeNumber('limit', limit, 1);
  const order = `${table.name} ${query.orderBy ?? 'id'} ${descending}`;
  const after = query.cursor === undefined ? null : openCursor(cursorKey, order, query.cursor);
  const where = matching(table, scope, query.where ?? []);
  const segments = segmentsOf(table, query, after);
  return db.read(async (session) => {
    const found = await pageOf(db, session, table, { where, segments, limit });
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    const more = found.length > limit && last !== undefined;
    // A first page that is the last one has counted all there are.
    const whole = after === null && !more;
    return {
      items: shown.map((held) => recordOf(table.bank, held) as Stored<T>),
      nextCursor: more ? sealCursor(cursorKey, order, positionOf(query, last)) : null,
      total: whole ? shown.length : await countOf(db, session, table, where),
    };
  });
};

/** Live, in reach, and satisfying every condition. */
const matching = (table: Table, scope: Scope, conditions: readonly Condition[]): Clause =>
  allOf([
    LIVE,
    reachClause(reachOf(scope, table.bank.name, 'read')),
    ...conditions.map((condition) => conditionClause(table, condition)),
  ]);

/** How many records each value of a key has. */
export const tally = async (
  db: Database,
  table: Table,
  scope: Scope,
  by: string,
  conditions: readonly Condition[],
): Promise<ReadonlyMap<string, number>> => {
  const field = singleField(table, by);
  const where = allOf([matching(table, scope, conditions), { [field]: { $exists: true } }]);
  const counts = await db.try(() =>
    db
      .records(table)
      .aggregate<{ _id: KeyValue; count: number }>([
        { $match: where },
        { $group: { _id: `$${field}`, count: { $sum: 1 } } },
      ])
      .toArray(),
  );
  return new Map(counts.map(({ _id, count }) => [String(_id), count]));
};

/** The field of a key that has one value a record: a list can neither order nor be tallied. */
const singleField = (table: Table, key: string): string => {
  if (isList(table.bank, key)) throw new Error(`${key} of ${table.bank.name} is a list`);
  return fieldOf(table.bank, key);
};

const positionOf = ({ orderBy }: Query, { _id: id, keys }: Held): Position => ({
  id,
  value: orderBy === undefined ? null : ((keys?.[orderBy] ?? null) as KeyValue),
});

const countOf = async (
  db: Database,
  session: Session,
  table: Table,
  where: Clause,
): Promise<number> => {
  const counting = [{ $match: where }, { $count: 'total' }];
  const [counted] = await db
    .records(table)
    .aggregate<{ total: number }>(counting, atOnce(session))
    .toArray();
  return counted?.total ?? 0;
};

interface Ask {
  readonly where: Clause;
  readonly segments: readonly Segment[];
  readonly limit: number;
}

/** Up to one record more than asked, to know whether another page follows. */
const pageOf = async (
  db: Database,
  session: Session,
  table: Table,
  { where, segments, limit }: Ask,
): Promise<Held[]> => {
  const found: Held[] = [];
  for (const segment of segments) {
    const wanted = limit + 1 - found.length;
    if (wanted <= 0) break;
    const stretch = db.records(table).find(allOf([where, segment.where]), {
      ...atOnce(session),
      sort: segment.order,
      limit: wanted,
      // The whole page in one answer.
      batchSize: wanted + 1,
    });
    found.push(...(await stretch.toArray()));
  }
  return found;
};

interface Segment {
  readonly where: Clause;
  readonly order: Readonly<Record<string, 1 | -1>>;
}

/**
 * Records without a value come first, last when descending: two stretches, each read straight from its index from where
 * the last page ended.
 */
const segmentsOf = (
  table: Table,
  { orderBy, descending = false }: Query,
  after: Position | null,
): Segment[] => {
  const way = descending ? -1 : 1;
  const beyond = descending ? '$lt' : '$gt';
  const byId = { _id: way } as const;
  const idsAfter = after === null ? {} : { _id: { [beyond]: after.id } };
  if (orderBy === undefined) return [{ where: idsAfter, order: byId }];
  const field = singleField(table, orderBy);
  const blank = (start: Clause): Segment => ({
    where: allOf([{ [field]: null }, start]),
    order: byId,
  });
  // No two records share a unique value, and its index holds nothing else to order by.
  const one = table.bank.unique.includes(orderBy);
  const valued = (start: Clause): Segment => ({
    where: allOf([{ [field]: { $exists: true } }, start]),
    order: one ? { [field]: way } : { [field]: way, ...byId },
  });
  if (after === null) return descending ? [valued({}), blank({})] : [blank({}), valued({})];
  const next = { [field]: { [beyond]: after.value } };
  if (after.value === null) {
    return descending ? [blank(idsAfter)] : [blank(idsAfter), valued({})];
  }
  // Of those with the same value, who was shown is left out; where the index is entered is said apart.
  const shared = { [field]: { [`${beyond}e`]: after.value }, $or: [next, idsAfter] };
  const rest = valued(one ? next : shared);
  return descending ? [rest, blank({})] : [rest];
};
