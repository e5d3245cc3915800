import { TERM_KEYS } from '@rosa/domain';
import { CodeBits, clearBit, isSet, setBit } from './bits.js';
import { ChangeLog } from './change-log.js';
import { columnsGrowing, emptyColumns, growBitColumns, NONE, type Columns } from './columns.js';
import { Dictionary } from './dictionary.js';
import { bytesOfId, Ids } from './ids.js';
import { Packed } from './packed.js';

const FIRST_CAPACITY = 1024;

/**
 * Room for more is made array by array, one each time so many slots are given: all at once they would hold up for a tenth
 * of a second whoever asks meanwhile.
 */
const SLOTS_A_STEP = 64;

/** Codes as the columns number them. */
export interface Dictionaries {
  readonly occupations: Dictionary;
  readonly skills: Dictionary;
  readonly languages: Dictionary;
  /** Answer keys that have no column of their own (`task:…`). */
  readonly tasks: Dictionary;
  readonly comuni: Dictionary;
  readonly territories: Dictionary;
  readonly bodies: Dictionary;
  readonly companies: Dictionary;
  readonly owners: Dictionary;
  readonly workers: Dictionary;
}

export const DICTIONARY_NAMES = [
  'occupations',
  'skills',
  'languages',
  'tasks',
  'comuni',
  'territories',
  'bodies',
  'companies',
  'owners',
  'workers',
] as const satisfies readonly (keyof Dictionaries)[];

/** Lists a person, by the numbers an entry takes. */
const STRIDES = {
  /** code·4 + evidence, closed days, open from, last end */
  occupations: 4,
  /** code·4 + evidence, months, last used */
  skills: 3,
  /** code·8 + level */
  languages: 1,
  /** key, answer as in the columns */
  tasks: 2,
  /** UTF-8 bytes of the sort name, four a number */
  names: 1,
} as const;

export type ListName = keyof typeof STRIDES;
export const LIST_NAMES = Object.keys(STRIDES) as ListName[];

/** Sets of people by code. */
export const SET_NAMES = [
  'licences',
  /** A skill was asked, and held or denied. */
  'askedSkills',
  /** An occupation is among the experiences. */
  'practised',
  'facetSkills',
  'facetOccupations',
  'facetSectors',
  'never',
] as const;
export type SetName = (typeof SET_NAMES)[number];

/** Everyone the engine holds, in typed arrays by slot; a slot left by a deletion is used again. */
export class People {
  capacity: number;
  /** Slots ever used: the arrays hold nothing beyond. */
  slots = 0;
  live = 0;
  readonly columns: Columns;
  readonly ids: Ids;
  /** One column a key of TERM_KEYS: the day times 4, plus 2 for yes, plus 1 if ascertained; NONE never asked. */
  readonly answers: Int32Array[];
  readonly lists: Readonly<Record<ListName, Packed>>;
  readonly sets: Readonly<Record<SetName, CodeBits>>;
  readonly changes = new ChangeLog();
  /** Deleted people's revisions, by id. */
  readonly tombstones = new Map<string, number>();
  private readonly free: number[] = [];
  /** What is left to do before there can be more slots, the last first. */
  private growing: (() => void)[];

  constructor(
    capacity = FIRST_CAPACITY,
    readonly dictionaries: Dictionaries = emptyDictionaries(),
    setCodes: Partial<Record<SetName, readonly string[]>> = {},
  ) {
    this.capacity = Math.max(FIRST_CAPACITY, (capacity + 31) & ~31);
    this.columns = emptyColumns(this.capacity);
    this.ids = new Ids(this.capacity);
    this.answers = TERM_KEYS.map(() => new Int32Array(this.capacity).fill(NONE));
    this.lists = recordOf(LIST_NAMES, (name) => new Packed(STRIDES[name], this.capacity));
    this.sets = recordOf(SET_NAMES, (name) => new CodeBits(this.capacity, setCodes[name]));
    this.growing = this.toGrow();
  }

  find(id: string): number {
    const bytes = bytesOfId(id);
    return bytes ? this.ids.find(bytes) : -1;
  }

  readonly compareIds = (a: number, b: number): number =>
    Buffer.compare(this.ids.bytesOf(a), this.ids.bytesOf(b));

  isLive(slot: number): boolean {
    return isSet(this.columns.live, slot);
  }

  /** Does the slot stand for someone: live, or known to the text index alone (after a crash)? */
  isTaken(slot: number): boolean {
    return this.isLive(slot) || this.columns.row[slot] !== 0;
  }

  /** The slot a document is to be written in, rid of what it held; made where there is none. The person is live from here. */
  begin(id: string, rev: number): number {
    const slot = this.slotFor(id);
    if (this.isLive(slot)) this.forgetSets(slot);
    else this.live++;
    setBit(this.columns.live, slot);
    this.columns.rev[slot] = rev;
    this.tombstones.delete(id);
    this.changes.add(slot, this.slots);
    return slot;
  }

  /** Takes a person out and keeps the revision of the deletion. */
  remove(id: string, rev: number): void {
    const slot = this.find(id);
    this.tombstones.set(id, rev);
    if (slot < 0) return;
    if (this.isLive(slot)) {
      this.forgetSets(slot);
      this.live--;
    }
    for (const name of LIST_NAMES) this.lists[name].reserve(slot, 0);
    for (const name of ['rev', 'textRev', 'row'] as const) this.columns[name][slot] = 0;
    this.ids.remove(slot);
    this.free.push(slot);
    this.changes.add(slot, this.slots);
  }

  /** The slot of an id; a free one is given where it has none. The person is not live until put. */
  slotFor(id: string): number {
    const bytes = bytesOfId(id);
    if (!bytes) throw new Error('an id that is no UUID');
    const found = this.ids.find(bytes);
    if (found >= 0) return found;
    const slot = this.free.pop() ?? this.nextSlot();
    this.ids.add(slot, bytes);
    return slot;
  }

  /** After a load: slots without an id are free, the others are entered. */
  enterLoaded(slots: number): void {
    this.slots = slots;
    this.live = 0;
    for (let slot = slots - 1; slot >= 0; slot--) {
      if (this.isLive(slot)) this.live++;
      if (this.isTaken(slot)) this.ids.enter(slot);
      else this.free.push(slot);
    }
  }

  private nextSlot(): number {
    const left = this.capacity - this.slots;
    while (this.growing.length * SLOTS_A_STEP > left) this.growing.pop()!();
    if (left === 0) this.widen();
    return this.slots++;
  }

  private forgetSets(slot: number): void {
    for (const name of SET_NAMES) this.sets[name].clear(slot);
    clearBit(this.columns.live, slot);
  }

  /** Every array has room for more by now; the sets, which are as long as there is room, get theirs. */
  private widen(): void {
    this.capacity = grownCapacity(this.capacity);
    growBitColumns(this.columns, this.capacity);
    for (const name of SET_NAMES) this.sets[name].grow(this.capacity);
    this.growing = this.toGrow();
  }

  private toGrow(): (() => void)[] {
    const capacity = grownCapacity(this.capacity);
    return [
      ...columnsGrowing(this.columns, capacity),
      ...this.answers.map((_, key) => () => this.growAnswers(key, capacity)),
      ...LIST_NAMES.map((name) => () => this.lists[name].growSlots(capacity)),
      () => this.ids.growSlots(capacity),
    ];
  }

  private growAnswers(key: number, capacity: number): void {
    const column = this.answers[key]!;
    const grown = new Int32Array(capacity).fill(NONE, column.length);
    grown.set(column);
    this.answers[key] = grown;
  }
}

const grownCapacity = (capacity: number): number => (Math.ceil(capacity * 1.5) + 31) & ~31;

const recordOf = <K extends string, V>(names: readonly K[], make: (name: K) => V): Record<K, V> =>
  Object.fromEntries(names.map((name) => [name, make(name)])) as Record<K, V>;

const emptyDictionaries = (): Dictionaries => recordOf(DICTIONARY_NAMES, () => new Dictionary());
