import { isDeepStrictEqual } from 'node:util';
import {
  fieldError,
  invalid,
  newId,
  RosaError,
  type Checking,
  type ExportedMeta,
  type FieldError,
  type Scope,
  wrong,
} from '@rosa/domain';
import type { Bank, Change, Former, Store, Stored } from '@rosa/store';
import { contentOf } from './records.js';
import { readFormers, takeMeta, type Content, type ReadContent } from './transfer-rows.js';
import type { Rehearsal, RowResult } from './transfer.js';

/** How one bank goes in and out. */
export interface TransferOffer<T extends object> {
  /** What a row's `type` says. */
  readonly type: string;
  readonly store: Store;
  readonly bank: Bank<T>;
  readonly checking: () => Checking;
  readonly read: ReadContent<T>;
  /** What tells one record from another besides its id: a unique key of the bank, and how a row says it. */
  readonly identity?: {
    readonly key: string;
    readonly of: (content: Content) => string | undefined;
  };
  /** Goes out only when asked for. */
  readonly restricted?: boolean;
  /** A record that stands, in a dry run, for one that an earlier batch would have added. */
  readonly standIn?: T;
}

/** A row taken apart. */
interface Parts<T extends object> {
  readonly meta: ExportedMeta;
  readonly content: Content;
  readonly former: readonly Former<T>[];
  readonly name: string | undefined;
}

/** A row taken apart, or why it cannot be. */
export type Draft<T extends object> = Parts<T> | { readonly errors: readonly FieldError[] };

/** A change under way; a later row of the batch about the same record goes into it. */
interface Put<T extends object> {
  readonly op: 'put';
  readonly bank: Bank<T>;
  readonly id: string;
  readonly expect: number;
  record: T;
  readonly rev?: number;
  readonly createdAt?: string;
  readonly updatedAt?: string;
}

/** A record of the batch: as it is in the store, or as the rows so far would make it. */
interface Slot<T extends object> {
  readonly id: string;
  rev: number;
  content: T;
  put?: Put<T>;
}

/** Why a row cannot be taken; nesting too deep to walk is a wrong form, not a fault of ours. */
export const refusedBy = (error: unknown): RowResult & { readonly outcome: 'refused' } => {
  if (error instanceof RangeError)
    return { outcome: 'refused', errors: [fieldError('', 'format')] };
  if (!(error instanceof RosaError)) throw error;
  const whole = { field: '', code: error.kind, message: error.message };
  return { outcome: 'refused', errors: error.errors.length > 0 ? error.errors : [whole] };
};

/** Takes a row apart. */
export const draftOf = <T extends object>(
  { bank, identity, read }: TransferOffer<T>,
  value: Content,
  at: Checking,
): Draft<T> => {
  try {
    if (!bank.keepsHistory || !('former' in value)) {
      const taken = takeMeta(value, at);
      return { ...taken, former: [], name: identity?.of(taken.content) };
    }
    const { former, ...row } = value;
    const taken = takeMeta(row, at);
    const formers = readFormers(former, taken.meta, read, at);
    return { ...taken, former: formers, name: identity?.of(taken.content) };
  } catch (error) {
    return refusedBy(error);
  }
};

const isRead = <T extends object>(draft: Draft<T>): draft is Parts<T> => !('errors' in draft);

/** The records a batch is about, looked up in as many queries whatever its length, and what its rows do to them. */
export class TransferBatch<T extends object> {
  /** In the order of the rows; to be committed together. */
  readonly changes: Change[] = [];
  private readonly byName = new Map<string, Slot<T>>();
  private readonly byId = new Map<string, Slot<T>>();
  /** Ids that are, or were, of a record; of those deleted, `true`. */
  private readonly used = new Map<string, boolean>();

  constructor(
    private readonly offer: TransferOffer<T>,
    private readonly at: Checking,
    private readonly rehearsal: Rehearsal | undefined,
  ) {}

  async lookUp(scope: Scope, drafts: readonly Draft<T>[]): Promise<void> {
    const { store, bank, identity } = this.offer;
    const rows = drafts.filter(isRead);
    const names = rows.flatMap(({ name }) => (name === undefined ? [] : [name]));
    const ids = rows.flatMap(({ meta }) => (meta.id === undefined ? [] : [meta.id]));
    if (identity && names.length > 0) {
      const where = [{ key: identity.key, in: names }];
      const { items } = await store.find(scope, bank, { where, limit: names.length });
      for (const held of items) {
        this.byName.set(String(bank.keysOf(held)[identity.key]), this.slotOf(held));
      }
    }
    if (ids.length === 0) return;
    for (const { id, deleted } of await store.versionsOf(scope, bank, ids))
      this.used.set(id, deleted);
    if (identity) return;
    for (const held of await store.getMany(scope, bank, ids))
      this.byId.set(held.id, this.slotOf(held));
  }

  /** Takes one row, given what the rows before it did. */
  take(draft: Draft<T>): RowResult {
    if (!isRead(draft)) return { outcome: 'refused', errors: draft.errors };
    try {
      return this.takeRead(draft);
    } catch (error) {
      return refusedBy(error);
    }
  }

  private takeRead(row: Parts<T>): RowResult {
    const slot = this.slotFor(row);
    const rehearsed = !slot && row.name !== undefined && this.rehearsal?.has(row.name);
    const current = slot?.content ?? (rehearsed ? this.offer.standIn : undefined);
    const { record, warnings } = this.offer.read(row.content, current, row.meta, this.at);
    if (!current) {
      this.add(row, record);
      return { outcome: 'added', warnings };
    }
    if (isDeepStrictEqual(current, record)) return { outcome: 'unchanged', warnings };
    if (slot) this.change(slot, record);
    return { outcome: 'updated', warnings };
  }

  private slotOf(held: Stored<T>): Slot<T> {
    return { id: held.id, rev: held.rev, content: contentOf(held) };
  }

  /** The record a row is about; `undefined` for a new one. @throws `invalid` where its id is another record's, or was */
  private slotFor({ meta: { id }, name }: Parts<T>): Slot<T> | undefined {
    const named = name === undefined ? undefined : this.byName.get(name);
    if (named) return named;
    if (id === undefined) {
      // Without a name and an id, taking the file again would double it.
      if (!this.offer.identity) throw invalid([fieldError('id', 'required')]);
      return undefined;
    }
    const slot = this.byId.get(id);
    if (slot || !this.used.has(id)) return slot;
    const why = this.used.get(id) ? 'transfer.deletedHere' : 'transfer.idOfAnother';
    throw invalid([wrong('id', why, {})]);
  }

  private add({ meta, former, name }: Parts<T>, record: T): void {
    const { bank, identity } = this.offer;
    const { id = newId(), rev, createdAt, updatedAt } = meta;
    const put: Put<T> = { op: 'put', bank, id, expect: 0, record, rev, createdAt, updatedAt };
    const slot: Slot<T> = { id, rev: rev ?? 1, content: record, put };
    if (name !== undefined) this.byName.set(name, slot);
    if (!identity) this.byId.set(id, slot);
    this.used.set(id, false);
    this.changes.push(...former.map((each): Change => ({ op: 'former', bank, former: each })), put);
    if (name !== undefined) this.rehearsal?.add(name);
  }

  private change(slot: Slot<T>, record: T): void {
    slot.content = record;
    // A revision taken over from another registry stays what it was there: a change to it is the next one.
    if (slot.put && slot.put.rev === undefined) {
      slot.put.record = record;
      return;
    }
    const { id, rev: expect } = slot;
    slot.put = { op: 'put', bank: this.offer.bank, id, expect, record };
    slot.rev = expect + 1;
    this.changes.push(slot.put);
  }
}
