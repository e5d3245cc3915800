import { reachOf } from '@rosa/domain';
import type { Scope } from '@rosa/domain';
import { openCursor, sealCursor } from '../cursor.js';
import type { Position } from '../cursor.js';
import type { Condition, KeyValue, Page, Query, Stored } from '../port.js';
import { insistWholeNumber } from '../rules.js';
import type { Database, Row } from './database.js';
import { columnOf, isList } from './table.js';
import type { Table } from './table.js';
import { LIVE, allOf, conditionClause, reachClause } from './where.js';
import type { Clause } from './where.js';

/** One page and the total in reach, seen at one moment. */
export const find = <T extends object>(
  db: Database,
  cursorKey: Buffer,
  table: Table,
  scope: Scope,
  query: Query,
): Page<Stored<T>> => {
  const { limit, descending = false } = query;
  insistWholeNumber('limit', limit, 1);
  const order = `${table.name} ${query.orderBy ?? 'id'} ${descending}`;
  const after = query.cursor === undefined ? null : openCursor(cursorKey, order, query.cursor);
  const conditions = query.where ?? [];
  return db.read(() => {
    const { total, few } = countOf(db, table, matching(table, scope, conditions));
    const where = matching(table, scope, conditions, few ? 'indexed' : 'unindexed');
    const rows = pageOf(db, table, where, { query, after, few });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const more = rows.length > limit && last !== undefined;
    return {
      items: shown.map(([body]) => JSON.parse(String(body)) as Stored<T>),
      nextCursor: more ? sealCursor(cursorKey, order, positionOf(last)) : null,
      total,
    };
  });
};

/** Live, in reach, and satisfying every condition. */
const matching = (
  table: Table,
  scope: Scope,
  conditions: readonly Condition[],
  way: 'indexed' | 'unindexed' = 'indexed',
): Clause =>
  allOf([
    LIVE,
    reachClause(reachOf(scope, table.bank.name, 'read'), way),
    ...conditions.map((condition) => conditionClause(table, condition)),
  ]);

/** How many records each value of a key has. */
export const tally = (
  db: Database,
  table: Table,
  scope: Scope,
  by: string,
  conditions: readonly Condition[],
): ReadonlyMap<string, number> => {
  const column = singleColumn(table, by);
  const where = matching(table, scope, conditions);
  const rows = db.all(
    `SELECT ${column}, count(*) FROM ${table.name}
     WHERE ${where.sql} AND ${column} IS NOT NULL GROUP BY ${column}`,
    where.values,
  );
  return new Map(rows.map(([value, count]) => [String(value), Number(count)]));
};

/** The column of a key that has one value a record: a list can neither order nor be tallied. */
const singleColumn = (table: Table, key: string): string => {
  if (isList(table.bank, key)) throw new Error(`${key} of ${table.bank.name} is a list`);
  return columnOf(table.bank, key);
};

const positionOf = ([, id, value]: Row): Position => ({ id: String(id), value: value ?? null });

/**
 * How many match, and whether they are few: then a page is best had by sorting them, else by walking the order and
 * leaving out who does not match. Either way some `sqrt(page · records)` rows are looked at, at most.
 */
const countOf = (db: Database, table: Table, where: Clause) => {
  const count = `SELECT count(*) FROM ${table.name} WHERE ${where.sql}`;
  const total = Number(db.get(count, where.values)?.[0]);
  const records = Number(db.get(`SELECT max(rowid) FROM ${table.name}`)?.[0] ?? 0);
  return { total, few: total * total < USUAL_PAGE * records };
};

const USUAL_PAGE = 50;

interface Ask {
  readonly query: Query;
  readonly after: Position | null;
  readonly few: boolean;
}

/** Up to one row more than asked, to know whether another page follows. */
const pageOf = (db: Database, table: Table, where: Clause, ask: Ask): Row[] => {
  const { query } = ask;
  const rows: Row[] = [];
  for (const segment of segmentsOf(table, ask)) {
    const wanted = query.limit + 1 - rows.length;
    if (wanted <= 0) break;
    const { sql, values } = allOf([where, segment.where]);
    rows.push(
      ...db.all(
        `SELECT body, id, ${segment.value} FROM ${table.name} WHERE ${sql} ORDER BY ${segment.order} LIMIT ?`,
        [...values, wanted],
      ),
    );
  }
  return rows;
};

interface Segment {
  readonly where: Clause;
  readonly value: string;
  readonly order: string;
}

/**
 * Records without a value come first, last when descending: two stretches, each read straight from its index from where
 * the last page ended. (One condition over both would read the index from its start.)
 */
const segmentsOf = (table: Table, { query, after, few }: Ask): Segment[] => {
  // A sign keeps SQLite from walking the index of the order.
  const sign = few ? '+' : '';
  const way = query.descending ? 'DESC' : 'ASC';
  const beyond = query.descending ? '<' : '>';
  const idsAfter: Clause =
    after === null ? { sql: '1', values: [] } : { sql: `id ${beyond} ?`, values: [after.id] };
  if (query.orderBy === undefined) {
    return [{ where: idsAfter, value: 'NULL', order: `${sign}id ${way}` }];
  }
  const column = singleColumn(table, query.orderBy);
  const blank = (start: Clause): Segment => ({
    where: allOf([{ sql: `${column} IS NULL`, values: [] }, start]),
    value: 'NULL',
    order: `${sign}id ${way}`,
  });
  const valued = (sql: string, values: readonly KeyValue[]): Segment => ({
    where: { sql: `${column} IS NOT NULL AND ${sql}`, values },
    value: column,
    order: `${sign}${column} ${way}, ${sign}id ${way}`,
  });
  const everyBlank = blank({ sql: '1', values: [] });
  if (after === null) {
    return query.descending ? [valued('1', []), everyBlank] : [everyBlank, valued('1', [])];
  }
  if (after.value === null) {
    return query.descending ? [blank(idsAfter)] : [blank(idsAfter), valued('1', [])];
  }
  const rest = valued(`(${column}, id) ${beyond} (?, ?)`, [after.value, after.id]);
  return query.descending ? [rest, everyBlank] : [rest];
};
