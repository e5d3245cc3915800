import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { TERM_KEYS } from '@rosa/domain';
import { wordsFor } from './bits.js';
import { COLUMN_NAMES, lengthFor } from './columns.js';
import { Dictionary } from './dictionary.js';
import { DICTIONARY_NAMES, LIST_NAMES, People, SET_NAMES, type SetName } from './people.js';

/**
 * Everyone as one binary file: the arrays one after the other, then a table of what they are with a checksum each, then
 * where that table is. It is written beside the old one and takes its place only when it is whole on disk.
 */

/** Of the file's shape; another one is not read. */
const VERSION = 3;
const MAGIC = 0x41534f52;
const TRAILER_BYTES = 16;
const CHUNK_BYTES = 4 << 20;
/** There is room for an eighth more than were saved: who comes soon after a start finds it made. */
const ROOM = 9 / 8;

type Bytes = Uint8Array | Uint16Array | Int8Array | Uint32Array | Int32Array | Float64Array;

interface Section {
  readonly name: string;
  readonly bytes: number;
  readonly crc: number;
}

/** What the file says besides the arrays. */
interface Table {
  readonly version: number;
  readonly slots: number;
  /** Transactions of the text index this was taken at. */
  readonly textChanges: number;
  readonly terms: readonly string[];
  readonly dictionaries: Readonly<Record<string, readonly string[]>>;
  readonly setCodes: Readonly<Record<SetName, readonly string[]>>;
  readonly tombstones: readonly (readonly [string, number])[];
  readonly sections: readonly Section[];
}

/** The arrays of all the people, each as long as what it holds. */
const arraysOf = (people: People): [string, Bytes][] => {
  const { slots, columns, answers, lists, sets } = people;
  const words = wordsFor(slots);
  return [
    ['ids', people.ids.bytes.subarray(0, slots * 16)],
    ...COLUMN_NAMES.map((name): [string, Bytes] => [
      name,
      columns[name].subarray(0, lengthFor(name, slots)),
    ]),
    ...answers.map((column, i): [string, Bytes] => [TERM_KEYS[i]!, column.subarray(0, slots)]),
    ...LIST_NAMES.flatMap((name): [string, Bytes][] => {
      const { starts, lengths, values, end } = lists[name];
      return [
        [`${name}.starts`, starts.subarray(0, slots)],
        [`${name}.lengths`, lengths.subarray(0, slots)],
        [`${name}.values`, values.subarray(0, end)],
      ];
    }),
    ...SET_NAMES.flatMap((name) =>
      sets[name].sets.map((set, i): [string, Bytes] => [`${name}.${i}`, set.subarray(0, words)]),
    ),
  ];
};

const bytesOf = (array: Bytes): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** Writes in pieces, so that nothing waits for the whole; the checksum is of what was written. */
const writeSection = async (file: FileHandle, name: string, array: Bytes): Promise<Section> => {
  const bytes = bytesOf(array);
  let crc = 0;
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const chunk = bytes.subarray(at, at + CHUNK_BYTES);
    crc = crc32(chunk, crc);
    await file.write(chunk);
  }
  return { name, bytes: bytes.length, crc };
};

const tableOf = (people: People, textChanges: number, sections: readonly Section[]): Table => ({
  version: VERSION,
  slots: people.slots,
  textChanges,
  terms: TERM_KEYS,
  dictionaries: Object.fromEntries(
    DICTIONARY_NAMES.map((name) => [name, people.dictionaries[name].codes]),
  ),
  setCodes: Object.fromEntries(
    SET_NAMES.map((name) => [name, people.sets[name].dictionary.codes]),
  ) as unknown as Table['setCodes'],
  tombstones: [...people.tombstones],
  sections,
});

/**
 * Saves a snapshot. Writing yields to other work; where people change meanwhile nothing is saved, for it would be torn.
 * Answers whether it was saved.
 */
export const saveSnapshot = async (
  path: string,
  people: People,
  textChanges: number,
): Promise<boolean> => {
  const beside = `${path}.new`;
  const before = people.changes.end;
  const file = await open(beside, 'w');
  try {
    const sections: Section[] = [];
    for (const [name, array] of arraysOf(people)) {
      sections.push(await writeSection(file, name, array));
      if (people.changes.end !== before) return false;
    }
    const table = Buffer.from(JSON.stringify(tableOf(people, textChanges, sections)));
    const trailer = Buffer.alloc(TRAILER_BYTES);
    trailer.writeUInt32LE(MAGIC, 0);
    trailer.writeUInt32LE(VERSION, 4);
    trailer.writeUInt32LE(table.length, 8);
    trailer.writeUInt32LE(crc32(table), 12);
    await file.write(Buffer.concat([table, trailer]));
    await file.sync();
  } finally {
    await file.close();
    if (people.changes.end !== before) await rm(beside, { force: true });
  }
  if (people.changes.end !== before) return false;
  await rename(beside, path);
  return true;
};

export interface Loaded {
  readonly people: People;
  readonly textChanges: number;
}

/** Reads a snapshot; throws where it is damaged or of another shape, with the reason. */
export const loadSnapshot = async (path: string): Promise<Loaded> => {
  const file = await open(path, 'r');
  try {
    const table = await readTable(file);
    const people = new People(
      table.slots * ROOM,
      Object.fromEntries(
        DICTIONARY_NAMES.map((name) => [name, new Dictionary(table.dictionaries[name])]),
      ) as unknown as People['dictionaries'],
      table.setCodes,
    );
    people.slots = table.slots;
    makeRoomForLists(people, table);
    const arrays = arraysOf(people);
    if (arrays.length !== table.sections.length) throw new Error('other arrays than expected');
    let at = 0;
    for (const [i, [name, array]] of arrays.entries()) {
      await readSection(file, at, table.sections[i]!, name, bytesOf(array));
      at += table.sections[i]!.bytes;
    }
    people.enterLoaded(table.slots);
    for (const [id, rev] of table.tombstones) people.tombstones.set(id, rev);
    return { people, textChanges: table.textChanges };
  } finally {
    await file.close();
  }
};

const readTable = async (file: FileHandle): Promise<Table> => {
  const { size } = await file.stat();
  const trailer = Buffer.alloc(TRAILER_BYTES);
  if (size < TRAILER_BYTES) throw new Error('cut short');
  await file.read(trailer, 0, TRAILER_BYTES, size - TRAILER_BYTES);
  if (trailer.readUInt32LE(0) !== MAGIC) throw new Error('not a snapshot, or cut short');
  if (trailer.readUInt32LE(4) !== VERSION) throw new Error('a snapshot of another version');
  const length = trailer.readUInt32LE(8);
  if (length > size - TRAILER_BYTES) throw new Error('cut short');
  const text = Buffer.alloc(length);
  await file.read(text, 0, length, size - TRAILER_BYTES - length);
  if (crc32(text) !== trailer.readUInt32LE(12)) throw new Error('the table is damaged');
  const table = JSON.parse(text.toString()) as Table;
  if (table.terms.join() !== TERM_KEYS.join()) throw new Error('a snapshot of other terms');
  return table;
};

/** The packed values are as long as the file says. */
const makeRoomForLists = (people: People, { sections }: Table): void => {
  for (const name of LIST_NAMES) {
    const bytes = sections.find((section) => section.name === `${name}.values`)?.bytes ?? 0;
    people.lists[name].values = new Int32Array(bytes / 4);
    people.lists[name].end = bytes / 4;
  }
};

const readSection = async (
  file: FileHandle,
  at: number,
  section: Section,
  name: string,
  into: Uint8Array,
): Promise<void> => {
  if (section.name !== name || section.bytes !== into.length) {
    throw new Error(`${name} is not where it should be`);
  }
  let crc = 0;
  for (let done = 0; done < into.length;) {
    const length = Math.min(CHUNK_BYTES, into.length - done);
    const { bytesRead } = await file.read(into, done, length, at + done);
    if (bytesRead === 0) throw new Error('cut short');
    crc = crc32(into.subarray(done, done + bytesRead), crc);
    done += bytesRead;
  }
  if (crc !== section.crc) throw new Error(`${name} is damaged`);
};
