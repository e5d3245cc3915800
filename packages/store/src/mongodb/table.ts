import { Schema } from 'mongoose';
import type { IndexOptions } from 'mongoose';
import type { AccessKeys, Meta } from '@rosa/domain';
import { outOfService } from '@rosa/domain';
import type { AnyBank, Bank, KeyValue, Stored, Written } from '../port.js';
import { upgraded } from '../rules.js';

/** A bank's collection: what MongoDB must know of its documents. Their bodies are judged by zod, before they come here. */

/** A document of a bank's collection; a tombstone has neither keys nor body. */
export interface Held {
  readonly _id: string;
  readonly rev: number;
  readonly deleted: boolean;
  readonly schemaVersion: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly access: AccessKeys;
  /** Keys without a value are absent. */
  readonly keys?: Readonly<Record<string, KeyValue | readonly string[]>>;
  /** The record without its metadata, as JSON (decision 0016); a document where it was written so, before that was decided. */
  readonly body?: string | object;
}

export interface Table {
  readonly bank: Bank<object>;
  readonly name: string;
  readonly schema: Schema;
}

const IDENTIFIER = /^[a-z][a-zA-Z0-9]*$/;

/** The field of a declared key; anything else is a mistake of the caller, never text for a query. */
export const fieldOf = (bank: AnyBank, key: string): string => {
  if (!Object.hasOwn(bank.keys, key)) throw new Error(`Bank ${bank.name} declares no key ${key}`);
  return `keys.${key}`;
};

export const isList = (bank: AnyBank, key: string): boolean => bank.keys[key] === 'list';

const TYPES = { text: String, number: Number, list: [String] } as const;

/** A bank's schema and indexes, from what the bank declares. */
export const tableOf = (bank: Bank<object>): Table => {
  const keys = Object.keys(bank.keys).sort();
  const wrong = [bank.name, ...keys].find((name) => !IDENTIFIER.test(name));
  if (wrong !== undefined) throw new Error(`${wrong} is no name for a bank or a key`);
  const schema = new Schema(
    {
      _id: String,
      rev: Number,
      deleted: Boolean,
      schemaVersion: Number,
      createdAt: String,
      updatedAt: String,
      access: Schema.Types.Mixed,
      keys: Object.fromEntries(keys.map((key) => [key, TYPES[bank.keys[key] ?? 'text']])),
      body: String,
    },
    { strict: false, versionKey: false, autoIndex: false, autoCreate: false },
  );
  for (const [fields, options] of indexesOf(bank)) schema.index(fields, options);
  return { bank, name: `bank_${bank.name}`, schema };
};

type Index = readonly [fields: Readonly<Record<string, 1>>, options: IndexOptions];

/**
 * The reaches that lists are looked through by. A worker's or an owner's records are found by a key of their bank or by
 * id; each index a bank has costs every import.
 */
const LOOKED_THROUGH = ['territory', 'companyId', 'bodyCode'] as const;

/** Of live records only; the first is for counting them. */
const indexesOf = (bank: Bank<object>): Index[] => [
  [{ deleted: 1 }, { name: 'live', partialFilterExpression: { deleted: false } }],
  ...LOOKED_THROUGH.map((key): Index => {
    const live = { deleted: false, [`access.${key}`]: { $exists: true } };
    const options = { name: `by_${key}`, partialFilterExpression: live };
    return [{ [`access.${key}`]: 1, _id: 1 }, options];
  }),
  ...Object.keys(bank.keys).flatMap((key) =>
    bank.unique.includes(key) ? uniqueIndexes(bank, key) : [plainIndex(bank, key)],
  ),
];

const plainIndex = (bank: Bank<object>, key: string): Index => {
  const options = { name: `on_${key}`, partialFilterExpression: { deleted: false } };
  return [{ [fieldOf(bank, key)]: 1, _id: 1 }, options];
};

/**
 * No two live records share a value, and any number have none: those are in an index of their own, usually empty, so that
 * a list in the key's order need not look for them in every record.
 */
const uniqueIndexes = (bank: Bank<object>, key: string): Index[] => {
  if (isList(bank, key)) throw new Error(`The list ${key} of ${bank.name} cannot be unique`);
  const field = fieldOf(bank, key);
  const valued = { deleted: false, [field]: { $exists: true } };
  const blank = { deleted: false, [field]: null };
  return [
    [{ [field]: 1 }, { name: `one_${key}`, unique: true, partialFilterExpression: valued }],
    [
      { [field]: 1, _id: 1 },
      { name: `blank_${key}`, partialFilterExpression: blank },
    ],
  ];
};

/** A record as its bank's collection holds it. */
export const heldOf = (bank: Bank<object>, record: object & Meta): Held => {
  const { id: _id, rev: _rev, createdAt: _created, updatedAt: _updated, ...body } = record;
  const [keys, access] = [bank.keysOf(record), bank.accessOf(record)];
  return heldWritten(bank, { json: JSON.stringify(body), keys, access }, record);
};

/** {@link heldOf} of a record that was written already. */
export const heldWritten = (
  bank: Bank<object>,
  { json, keys: values, access }: Written,
  { id, rev, createdAt, updatedAt }: Meta,
): Held => {
  const keys = Object.keys(bank.keys).flatMap((key) => {
    const value = keyValue(bank, key, values[key]);
    return value === null ? [] : [[key, value] as const];
  });
  return {
    _id: textOf(id),
    rev,
    deleted: false,
    schemaVersion: bank.schemaVersion,
    createdAt,
    updatedAt,
    access,
    keys: Object.fromEntries(keys),
    body: json,
  };
};

const keyValue = (bank: Bank<object>, key: string, value: KeyValue | readonly string[] = null) => {
  if (value === null) return null;
  if (!isList(bank, key)) return scalarOf(value);
  // An empty list has no value, like a key that is none.
  const texts = [...new Set((value as readonly string[]).map(textOf))];
  return texts.length === 0 ? null : texts;
};

/** The metadata first, as it was read; the document of a deleted record has no record. */
export const recordOf = <T extends object>(bank: Bank<T>, held: Held): Stored<T> => {
  const { _id, rev, createdAt, updatedAt, schemaVersion, body } = held;
  if (schemaVersion > bank.schemaVersion)
    throw newerThan(bank.name, schemaVersion, bank.schemaVersion);
  const content = typeof body === 'string' ? (JSON.parse(body) as object) : body;
  const written = { ...content, id: _id, rev, createdAt, updatedAt } as Stored<T>;
  return upgraded(bank, written, schemaVersion);
};

export const newerThan = (part: string, version: number, known: number) =>
  outOfService('mongodb', 'store.newerDatabase', { part, version, known });

/** Text as it is; anything else would be read by the server as an operator or a type of its own. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  throw new TypeError(`An id or a text of the store is text, not ${typeof value}`);
};

/** Text, a number or null as it is: what a query compares with. */
export const scalarOf = (value: unknown): KeyValue => {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError(`A store value is text, a number or null, not ${typeof value}`);
};
