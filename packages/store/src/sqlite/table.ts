import type { AccessKeys, Meta } from '@rosa/domain';
import type { AnyBank, Bank, KeyValue, Written } from '../port.js';
import type { Head as RuledHead } from '../rules.js';

/** A bank's table: names made of declared identifiers only, and the texts of the statements that serve it. */

export const ACCESS = {
  territory: 'territory',
  companyId: 'company_id',
  bodyCode: 'body_code',
  workerId: 'worker_id',
  ownerId: 'owner_id',
} as const satisfies { readonly [K in keyof AccessKeys]-?: string };

const ACCESS_KEYS = Object.keys(ACCESS) as (keyof AccessKeys)[];
const ACCESS_COLUMNS = Object.values(ACCESS).join(', ');

const IDENTIFIER = /^[a-z][a-zA-Z0-9]*$/;

export interface Table {
  readonly bank: Bank<object>;
  readonly name: string;
  readonly keys: readonly string[];
  /** In the order of `rowOf`. */
  readonly columns: readonly string[];
  readonly sql: {
    readonly insert: string;
    readonly update: string;
    readonly bury: string;
    readonly head: string;
    readonly former: string;
    readonly owners: Readonly<Record<string, string>>;
  };
}

/** The column of a declared key; anything else is a mistake of the caller, never text for a statement. */
export const columnOf = (bank: AnyBank, key: string): string => {
  if (!Object.hasOwn(bank.keys, key)) throw new Error(`Bank ${bank.name} declares no key ${key}`);
  return isList(bank, key) ? `list_${key}` : `key_${key}`;
};

export const isList = (bank: AnyBank, key: string): boolean => bank.keys[key] === 'list';

/** Where a bank that is hardly read takes its new records. */
export const waitingName = (bankTable: string): string => `${bankTable}_waiting`;

const checkNames = (bank: Bank<object>, keys: readonly string[]): void => {
  const wrong = [bank.name, ...keys].find((name) => !IDENTIFIER.test(name));
  if (wrong !== undefined) throw new Error(`${wrong} is no name for a bank or a key`);
  const shared = bank.unique.find((key) => columnOf(bank, key) && isList(bank, key));
  if (shared !== undefined) throw new Error(`The list ${shared} of ${bank.name} cannot be unique`);
};

export const tableOf = (bank: Bank<object>): Table => {
  const keys = Object.keys(bank.keys).sort();
  checkNames(bank, keys);
  const name = `bank_${bank.name}`;
  const columns = keys.map((key) => columnOf(bank, key));
  const content = [
    'rev',
    'deleted',
    'schema_version',
    'created_at',
    'updated_at',
    ACCESS_COLUMNS,
    ...columns,
    'body',
  ].join(', ');
  const places = content
    .split(', ')
    .map(() => '?')
    .join(', ');
  const cleared = [...columns, 'body'].map((column) => `${column} = NULL`).join(', ');
  return {
    bank,
    name,
    keys,
    columns: [...content.split(', '), 'id'],
    sql: {
      insert: `INSERT INTO ${bank.hardlyRead ? waitingName(name) : name} (${content}, id) VALUES (${places}, ?)`,
      update: `UPDATE ${name} SET (${content}) = (${places}) WHERE id = ?`,
      bury: `UPDATE ${name} SET rev = ?, deleted = 1, updated_at = ?, ${cleared} WHERE id = ?`,
      head: `SELECT rev, deleted, created_at, ${ACCESS_COLUMNS} FROM ${name} WHERE id = ?`,
      former: `INSERT INTO history (bank, id, rev, schema_version, replaced_at, replaced_by, body)
        SELECT '${bank.name}', id, rev, schema_version, ?, ?, body FROM ${name} WHERE id = ?
        ON CONFLICT DO NOTHING`,
      owners: Object.fromEntries(
        bank.unique.map((key) => [
          key,
          `SELECT id FROM ${name} WHERE ${columnOf(bank, key)} = ? AND deleted = 0 AND id <> ?`,
        ]),
      ),
    },
  };
};

/** A record taken apart as its table keeps it. */
export interface Parts {
  readonly meta: Meta;
  readonly access: AccessKeys;
  readonly keys: Written['keys'];
  readonly body: string;
}

export const partsOf = (bank: AnyBank, record: object & Meta): Parts => ({
  meta: record,
  access: bank.accessOf(record),
  keys: bank.keysOf(record),
  body: JSON.stringify(record),
});

/** {@link partsOf} of a record that was written already. */
export const partsWritten = ({ json, keys, access }: Written, meta: Meta): Parts => ({
  meta,
  access,
  keys,
  body: `${json.slice(0, -1)},${JSON.stringify(meta).slice(1)}`,
});

/** The values of `insert` and `update`, in the order of their columns. */
export const rowOf = ({ bank, keys }: Table, parts: Parts): KeyValue[] => [
  parts.meta.rev,
  0,
  bank.schemaVersion,
  parts.meta.createdAt,
  parts.meta.updatedAt,
  ...ACCESS_KEYS.map((key) => parts.access[key] ?? null),
  ...keys.map((key) => columnValue(parts.keys[key])),
  parts.body,
  parts.meta.id,
];

/** A list is kept as JSON, none as `null`; the list's own table is made of it. */
export const columnValue = (value: KeyValue | readonly string[] | undefined): KeyValue => {
  if (typeof value !== 'object') return value ?? null;
  return value === null || value.length === 0 ? null : JSON.stringify(value);
};

/** What the engine holds under an id, and since when. */
export interface Head extends RuledHead {
  readonly createdAt: string;
}

/** Reads a row of `sql.head`. */
export const headOf = (row: readonly KeyValue[]): Head => {
  const [rev, deleted, createdAt, ...access] = row;
  return {
    rev: rev as number,
    deleted: deleted === 1,
    createdAt: createdAt as string,
    access: Object.fromEntries(
      ACCESS_KEYS.flatMap((key, i) => (access[i] == null ? [] : [[key, access[i]]])),
    ),
  };
};
