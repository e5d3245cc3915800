import { outOfService, refuse } from '@rosa/domain';
import type { Bank, StoreOptions } from '../port.js';
import type { Database } from './database.js';
import { isDuplicate } from './errors.js';
import { fillRecords } from './fill.js';
import { dropList, makeLists } from './lists.js';
import { ACCESS, columnOf, isList } from './table.js';
import type { Table } from './table.js';
import { fileAll, makeWaiting } from './waiting.js';

/** The version of the tables every file has, apart from the banks' own. */
const LAYOUT = 3;

const BASE = `
  CREATE TABLE history (
    bank TEXT NOT NULL, id TEXT NOT NULL, rev INTEGER NOT NULL, schema_version INTEGER NOT NULL,
    replaced_at TEXT NOT NULL, replaced_by TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (bank, id, rev)
  ) STRICT;
  CREATE TABLE outbox (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, aggregate_id TEXT NOT NULL, rev INTEGER NOT NULL, at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  INSERT INTO settings VALUES ('cursor key', lower(hex(randomblob(32))));
`;

/** Entries left before are urgent. They are looked for among many that are not; those are few where they are looked for. */
const LANES = `
  ALTER TABLE outbox ADD COLUMN bulk INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX outbox_urgent ON outbox (id) WHERE bulk = 0;
`;

/** An entry may tell of many records. */
const PACKS = `
  UPDATE outbox SET aggregate_id = json_array(aggregate_id);
  ALTER TABLE outbox RENAME COLUMN aggregate_id TO aggregate_ids;
  ALTER TABLE outbox DROP COLUMN rev;
`;

/** What came to be since the first version, in order: the version, what is recorded of it, how. */
const LATER = [
  [2, 'added outbox lanes', LANES],
  [3, 'packed outbox entries', PACKS],
] as const;

/**
 * Brings the file to what the code declares, in one transaction and with each step recorded in order: tables, columns and
 * indexes of the banks' keys, records of older schema versions. A file written by newer code is refused.
 */
export const migrate = (
  db: Database,
  tables: readonly Table[],
  clock: StoreOptions['clock'],
): void => {
  db.write(() => {
    db.exec(`CREATE TABLE IF NOT EXISTS migrations (
      seq INTEGER PRIMARY KEY, part TEXT NOT NULL, step TEXT NOT NULL, version INTEGER NOT NULL, at TEXT NOT NULL
    ) STRICT`);
    const record: Record = (part, step, version) => {
      db.run('INSERT INTO migrations (part, step, version, at) VALUES (?, ?, ?, ?)', [
        part,
        step,
        version,
        clock.now().toISOString(),
      ]);
    };
    makeLayout(db, record);
    for (const table of tables) migrateBank(db, table, record);
  });
};

const makeLayout = (db: Database, record: Record): void => {
  const held = versionOf(db, 'layout', LAYOUT);
  if (held === null) db.exec(BASE);
  for (const [version, step, sql] of LATER.filter(([each]) => each > (held ?? 1))) {
    db.exec(sql);
    if (held !== null) record('layout', step, version);
  }
  if (held === null) record('layout', 'made', LAYOUT);
};

type Record = (part: string, step: string, version: number) => void;

/** The version recorded last for a part; refuses one above what this code knows. */
const versionOf = (db: Database, part: string, known: number): number | null => {
  const version = db.get('SELECT max(version) FROM migrations WHERE part = ?', [part])?.[0] ?? null;
  if (version !== null && Number(version) > known) {
    throw outOfService('sqlite', 'store.newer', {
      file: db.file,
      part,
      version: String(version),
      known: String(known),
    });
  }
  return version === null ? null : Number(version);
};

const migrateBank = (db: Database, table: Table, record: Record): void => {
  const { bank, name } = table;
  const version = versionOf(db, bank.name, bank.schemaVersion);
  if (version === null) {
    db.exec(definitionOf(table));
    record(bank.name, 'made', bank.schemaVersion);
  }
  fileAll(db, name);
  dropStaleIndexes(db, table);
  const changed = reconcileColumns(db, table, record, version !== null);
  makeLists(db, table);
  const outdated = version !== null && version < bank.schemaVersion;
  if (changed || outdated) fillRecords(db, table);
  if (outdated) record(bank.name, 'upgraded', bank.schemaVersion);
  for (const [index, definition] of indexesOf(table)) makeIndex(db, bank, index, definition);
  makeWaiting(db, table);
};

const definitionOf = ({ name, bank }: Table): string => `
  CREATE TABLE ${name} (
    id TEXT PRIMARY KEY, rev INTEGER NOT NULL, deleted INTEGER NOT NULL, schema_version INTEGER NOT NULL,
    created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    ${Object.values(ACCESS)
      .map((column) => `${column} TEXT`)
      .join(', ')},
    ${Object.keys(bank.keys)
      .map((key) => `${columnOf(bank, key)} ${typeOf(bank, key)},`)
      .join(' ')}
    body TEXT
  ) STRICT`;

const typeOf = (bank: Bank<object>, key: string): string =>
  bank.keys[key] === 'number' ? 'REAL' : 'TEXT';

/** Adds the columns of keys newly declared, drops those of keys no longer declared; `true` if any must be filled. */
const reconcileColumns = (
  db: Database,
  table: Table,
  record: Record,
  existed: boolean,
): boolean => {
  const { bank, name } = table;
  const held = new Map(
    db
      .all('SELECT name, type FROM pragma_table_info(?)', [name])
      .filter(([column]) => /^(key|list)_/.test(String(column)))
      .map(([column, type]) => [String(column), String(type)]),
  );
  const wanted = new Map(table.keys.map((key) => [columnOf(bank, key), typeOf(bank, key)]));
  for (const [column, type] of held) {
    if (wanted.get(column) === type) continue;
    for (const kind of ['on', 'one']) db.exec(`DROP INDEX IF EXISTS ${name}_${kind}_${column}`);
    dropList(db, name, column);
    db.exec(`ALTER TABLE ${name} DROP COLUMN ${column}`);
    record(bank.name, `dropped ${column}`, bank.schemaVersion);
  }
  const added = [...wanted].filter(([column, type]) => held.get(column) !== type);
  for (const [column, type] of added) {
    db.exec(`ALTER TABLE ${name} ADD COLUMN ${column} ${type}`);
    record(bank.name, `added ${column}`, bank.schemaVersion);
  }
  return existed && added.length > 0;
};

/**
 * The reaches that lists are looked through by. A worker's or an owner's records are found by a key of their bank or by
 * id; each index a bank has costs every import.
 */
const LOOKED_THROUGH = [ACCESS.territory, ACCESS.companyId, ACCESS.bodyCode] as const;

/** Every index a bank's table has, by name. Live records only, but for `versions`, which tombstones belong to. */
const indexesOf = ({ name, bank, keys }: Table): Map<string, string> => {
  const indexes = new Map([[`${name}_versions`, `ON ${name} (id, rev, deleted)`]]);
  for (const column of LOOKED_THROUGH) {
    indexes.set(
      `${name}_by_${column}`,
      `ON ${name} (${column}, id) WHERE deleted = 0 AND ${column} IS NOT NULL`,
    );
  }
  for (const key of keys.filter((each) => !isList(bank, each))) {
    const column = columnOf(bank, key);
    if (bank.unique.includes(key)) {
      indexes.set(`${name}_one_${column}`, `ON ${name} (${column}) WHERE deleted = 0`);
    } else {
      indexes.set(`${name}_on_${column}`, `ON ${name} (${column}, id) WHERE deleted = 0`);
    }
  }
  return indexes;
};

const dropStaleIndexes = (db: Database, table: Table): void => {
  const wanted = indexesOf(table);
  const held = db.all(
    "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
    [table.name],
  );
  for (const [name] of held) if (!wanted.has(String(name))) db.exec(`DROP INDEX ${String(name)}`);
};

const makeIndex = (db: Database, bank: Bank<object>, name: string, definition: string): void => {
  const unique = name.includes('_one_') ? 'UNIQUE ' : '';
  try {
    db.exec(`CREATE ${unique}INDEX IF NOT EXISTS ${name} ${definition}`);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw refuse('conflict', 'store.notUnique', { part: bank.name });
  }
};
