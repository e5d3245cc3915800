import type { Reach } from '@rosa/domain';
import type { Condition, KeyValue } from '../port.js';
import { asking, listName } from './lists.js';
import { ACCESS, columnOf, isList } from './table.js';
import type { Table } from './table.js';

/** A condition's text, made of declared names, and the values bound to it. */
export interface Clause {
  readonly sql: string;
  readonly values: readonly KeyValue[];
}

export const allOf = (clauses: readonly Clause[]): Clause => ({
  sql: clauses.map((clause) => `(${clause.sql})`).join(' AND '),
  values: clauses.flatMap((clause) => clause.values),
});

export const LIVE: Clause = { sql: 'deleted = 0', values: [] };

/**
 * The reach as SQLite says it; `reaches` of the domain says the same of one record, and the contract compares them.
 * `unindexed` keeps it from choosing the index, for readers who walk another.
 */
export const reachClause = (reach: Reach, way: 'indexed' | 'unindexed' = 'indexed'): Clause => {
  const sign = way === 'indexed' ? '' : '+';
  switch (reach.kind) {
    case 'all':
      return { sql: '1', values: [] };
    case 'none':
      return { sql: '0', values: [] };
    case 'key':
      return { sql: `${sign}${ACCESS[reach.key]} = ?`, values: [reach.value] };
    case 'territory':
      return anyPrefix(reach.prefixes, `${sign}territory`);
  }
};

/** The range around all prefixes comes first: of several alternatives SQLite would use no index. */
const anyPrefix = (prefixes: readonly string[], column: string): Clause => {
  const ranges = [...prefixes].sort().map((prefix) => [prefix, after(prefix)] as const);
  const within = `${column} >= ? AND ${column} < ?`;
  const last = ranges.map(([, to]) => to).sort();
  return {
    sql: `${within} AND (${balancedOr(ranges.map(() => within))})`,
    values: [ranges[0]?.[0] ?? '', last.at(-1) ?? '', ...ranges.flat()],
  };
};

/** The least text above every text with this prefix. */
const after = (prefix: string): string =>
  prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);

/** SQLite allows a thousand levels of nesting, and a territory may be spelt out in more comuni than that. */
const balancedOr = (terms: readonly string[]): string => {
  if (terms.length <= 2) return terms.length === 0 ? '0' : terms.join(' OR ');
  const middle = terms.length >> 1;
  return `(${balancedOr(terms.slice(0, middle))}) OR (${balancedOr(terms.slice(middle))})`;
};

/** One condition of a query. Lists are bound as one JSON text, so that their length does not change the statement. */
export const conditionClause = (table: Table, condition: Condition): Clause => {
  const column = columnOf(table.bank, condition.key);
  if (isList(table.bank, condition.key)) return listClause(table, column, condition);
  if ('is' in condition) return { sql: `${column} IS ?`, values: [condition.is] };
  if ('in' in condition) {
    return {
      sql: `${column} IN (SELECT value FROM json_each(?))`,
      values: [JSON.stringify(condition.in)],
    };
  }
  const { from, to } = condition;
  return allOf([
    { sql: `${column} IS NOT NULL`, values: [] },
    ...(from === undefined ? [] : [{ sql: `${column} >= ?`, values: [from] }]),
    ...(to === undefined ? [] : [{ sql: `${column} < ?`, values: [to] }]),
  ]);
};

/** A list is found by any of its values; one that holds none `is` null. */
const listClause = (table: Table, column: string, condition: Condition): Clause => {
  if (!('is' in condition || 'in' in condition)) {
    throw new Error(`The list ${condition.key} has no range`);
  }
  if ('is' in condition && condition.is === null) return { sql: `${column} IS NULL`, values: [] };
  const values = 'in' in condition ? condition.in : [condition.is];
  if (values.length === 0) return { sql: '0', values: [] };
  const list = listName(table.name, column);
  return {
    sql: `rowid IN (SELECT rowid FROM ${list} WHERE ${list} MATCH ?)`,
    values: [asking(values.map(String))],
  };
};
