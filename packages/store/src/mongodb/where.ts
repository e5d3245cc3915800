import type { Reach } from '@rosa/domain';
import type { Condition } from '../port.js';
import { fieldOf, isList, scalarOf, textOf } from './table.js';
import type { Table } from './table.js';

/**
 * A part of a query. Its fields are declared names and its operators are written here; every value is a scalar under
 * `$eq`, `$in`, `$gte` or `$lt`, so that nothing a request says is read as an operator.
 */
export type Clause = Readonly<Record<string, unknown>>;

export const allOf = (clauses: readonly Clause[]): Clause => ({ $and: clauses });

export const LIVE: Clause = { deleted: false };

export const NOBODY: Clause = { _id: { $in: [] } };

export const among = (ids: readonly string[]): Clause => ({ _id: { $in: ids.map(textOf) } });

/** The reach as MongoDB says it; `reaches` of the domain says the same of one record, and the contract compares them. */
export const reachClause = (reach: Reach): Clause => {
  switch (reach.kind) {
    case 'all':
      return {};
    case 'none':
      return NOBODY;
    case 'key':
      return { [`access.${reach.key}`]: { $eq: textOf(reach.value) } };
    case 'territory':
      return anyPrefix(reach.prefixes.map(textOf));
  }
};

/** Ranges, not regular expressions: they are read from the index, and no character in them means another. */
const anyPrefix = (prefixes: readonly string[]): Clause => ({
  $or: prefixes.map((prefix) => ({ 'access.territory': { $gte: prefix, $lt: after(prefix) } })),
});

/** The least text above every text with this prefix. */
const after = (prefix: string): string =>
  prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);

/** One condition of a query. A list is found by any of its values; one that holds none `is` null. */
export const conditionClause = ({ bank }: Table, condition: Condition): Clause => {
  const field = fieldOf(bank, condition.key);
  if ('is' in condition) return { [field]: { $eq: scalarOf(condition.is) } };
  if ('in' in condition) return { [field]: { $in: condition.in.map(scalarOf) } };
  if (isList(bank, condition.key)) throw new Error(`The list ${condition.key} has no range`);
  const { from, to } = condition;
  return {
    [field]: {
      $exists: true,
      ...(from === undefined ? {} : { $gte: scalarOf(from) }),
      ...(to === undefined ? {} : { $lt: scalarOf(to) }),
    },
  };
};
