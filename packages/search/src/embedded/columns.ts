import { wordsFor } from './bits.js';

/** What is kept of every person, a typed array a field, by slot. Days are epoch days; {@link NONE} is no day. */

export const NONE = -0x80000000;

const DENSE = {
  /** The revision held here, and the one the text index holds: after a crash they may differ. */
  rev: Uint32Array,
  textRev: Uint32Array,
  /** The row in the text index; 0 is none. */
  row: Uint32Array,
  lot: Float64Array,
  /** Home as a point on the unit sphere, so that a distance is a chord; see `home`. */
  x: Float64Array,
  y: Float64Array,
  z: Float64Array,
  /** 0 not known, 1 a point, 2 the comune's point. */
  home: Uint8Array,
  /** Place in STATES. */
  state: Uint8Array,
  until: Int32Array,
  /** km, 0 never asked; the day times 2, plus 1 where it was ascertained. */
  commuteKm: Uint8Array,
  commuteOn: Int32Array,
  /** What was last ascertained of a person, asked longest ago. */
  ascertainedOn: Int32Array,
  /** ISCED, -1 not known. */
  schooling: Int8Array,
  sex: Uint8Array,
  birth: Int32Array,
  /** Instant of the last change, ms. */
  updated: Float64Array,
  facetState: Uint8Array,
  facetSchooling: Int8Array,
  /** Place in PROGRAMME_KINDS, 255 none. */
  programme: Uint8Array,
  /** Number of the code plus 1, 0 none: comune of home, and the keys the record is reached by. */
  comune: Uint16Array,
  territory: Uint16Array,
  body: Uint32Array,
  company: Uint32Array,
  owner: Uint32Array,
  worker: Uint32Array,
  /** The first six bytes of the sort name, as a number that orders as they do. */
  nameStart: Float64Array,
} as const;

/** Sets of people, a bit a slot. */
const BITS = [
  'live',
  'home_known',
  'consent_refused',
  'consent_unknown',
  'career_complete',
  'schooling_known',
  'licences_known',
  'languages_known',
] as const;

type Dense = { -readonly [K in keyof typeof DENSE]: InstanceType<(typeof DENSE)[K]> };
type BitName = (typeof BITS)[number];

export type Columns = Dense & Record<BitName, Uint32Array>;

const denseNames = Object.keys(DENSE) as (keyof typeof DENSE)[];

export const COLUMN_NAMES: readonly (keyof Columns)[] = [...denseNames, ...BITS];

/** How many elements of a column hold this many slots. */
export const lengthFor = (name: keyof Columns, slots: number): number =>
  name in DENSE ? slots : wordsFor(slots);

const emptyColumn = (name: keyof Columns, slots: number): Columns[keyof Columns] => {
  const make = name in DENSE ? DENSE[name as keyof typeof DENSE] : Uint32Array;
  return new make(lengthFor(name, slots));
};

export const emptyColumns = (slots: number): Columns =>
  Object.fromEntries(COLUMN_NAMES.map((name) => [name, emptyColumn(name, slots)])) as Columns;

/** For each column but the sets, what makes it long enough for so many slots. */
export const columnsGrowing = (columns: Columns, slots: number): (() => void)[] =>
  denseNames.map((name) => () => growColumn(columns, name, slots));

/** Makes the columns that are sets long enough for so many slots. */
export const growBitColumns = (columns: Columns, slots: number): void => {
  for (const name of BITS) growColumn(columns, name, slots);
};

const growColumn = <K extends keyof Columns>(columns: Columns, name: K, slots: number): void => {
  const grown = emptyColumn(name, slots) as Columns[K];
  grown.set(columns[name]);
  columns[name] = grown;
};
