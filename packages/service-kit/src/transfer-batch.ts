import { isDeepStrictEqual } from 'node:util';
import {
  fieldError,
  invalid,
  newId,
  RosaError,
  type Checking,
  type ExportedMeta,
  type FieldError,
  type Meta,
  type Scope,
  wrong,
} from '@rosa/domain';
import type { Bank, Change, Former, Store, Stored } from '@rosa/store';
import { contentOf } from './records.js';
import { claimsOf } from './transfer-claims.js';
import { Put } from './transfer-put.js';
import { readFormers, takeMeta, type Content, type ReadContent } from './transfer-rows.js';
import type {
  BankTransfer,
  Claims,
  ImportRow,
  ReadAhead,
  Rehearsal,
  RowResult,
} from './transfer.js';

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
  /**
   * A record that stands, in a dry run, for one that an earlier batch would have added; without it, a row about such a
   * record is judged by what it says.
   */
  readonly standIn?: T;
  readonly readAhead?: BankTransfer['readAhead'];
  /** Told of each record that was added as it had been read beforehand, once it is durable. */
  readonly onAdded?: (ahead: ReadAhead, meta: Meta) => void;
}

/** A whole field that a row does not say. */
const isLeftBlank = ({ field, code }: FieldError, content: Content): boolean =>
  code === 'required' && !/[.[]/.test(field) && (content[field] ?? null) === null;

/** A row taken apart. */
interface Parts<T extends object> {
  readonly meta: ExportedMeta;
  readonly content: Content;
  readonly former: readonly Former<T>[];
  readonly name: string | undefined;
  readonly ahead?: ReadAhead;
}

/** A row taken apart, or why it cannot be. */
export type Draft<T extends object> = Parts<T> | { readonly errors: readonly FieldError[] };

/** A record of the batch: as it is in the store, or as the rows so far would make it. */
interface Slot<T extends object> {
  readonly id: string;
  rev: number;
  content: () => T;
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

/** A row that was taken apart beforehand: its content is read only where it is about someone on record. */
const draftAhead = <T extends object>(
  value: () => Content,
  ahead: ReadAhead,
  at: Checking,
): Parts<T> => ({
  meta: ahead.meta,
  name: ahead.name,
  former: [],
  ahead,
  get content() {
    return takeMeta(value(), at).content;
  },
});

/** Takes a row apart. */
export const draftOf = <T extends object>(
  { bank, identity, read }: Pick<TransferOffer<T>, 'bank' | 'identity' | 'read'>,
  row: Pick<ImportRow, 'value' | 'ahead'>,
  at: Checking,
): Draft<T> => {
  if (row.ahead) return draftAhead(() => row.value, row.ahead, at);
  const { value } = row;
  try {
    if (!bank.keepsHistory || !('former' in value)) {
      const taken = takeMeta(value, at);
      return { ...taken, former: [], name: identity?.of(taken.content) };
    }
    const { former, ...rest } = value;
    const taken = takeMeta(rest, at);
    const formers = readFormers(former, taken.meta, read, at);
    return { ...taken, former: formers, name: identity?.of(taken.content) };
  } catch (error) {
    return refusedBy(error);
  }
};

export const isRead = <T extends object>(draft: Draft<T>): draft is Parts<T> =>
  !('errors' in draft);

/** The records a batch is about, looked up in as many queries whatever its length, and what its rows do to them. */
export class TransferBatch<T extends object> {
  /** In the order of the rows; to be committed together. */
  readonly changes: Change[] = [];
  /** Those of `changes` that put something. */
  private readonly puts: Put<T>[] = [];
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
    const name = row.name ?? row.meta.id;
    const rehearsed = !slot && name !== undefined && this.rehearsal?.has(name);
    if (!slot && !rehearsed && row.ahead) {
      this.add(row, { ahead: row.ahead });
      return { outcome: 'added', warnings: row.ahead.warnings };
    }
    if (rehearsed && !this.offer.standIn) return this.rehearse(row);
    const current = slot?.content() ?? (rehearsed ? this.offer.standIn : undefined);
    const { record, warnings } = this.offer.read(row.content, current, row.meta, this.at);
    if (!current) {
      const { id } = this.add(row, { record });
      return { outcome: 'added', warnings, ...this.claimed(id, record) };
    }
    if (isDeepStrictEqual(current, record)) return { outcome: 'unchanged', warnings };
    if (slot) this.change(slot, record);
    return { outcome: 'updated', warnings, ...(slot && this.claimed(slot.id, record)) };
  }

  private claimed(id: string, record: T): { readonly claims?: Claims } {
    if (!this.rehearsal) return {};
    const { bank, identity } = this.offer;
    const claims = claimsOf(bank, identity?.key, { ...record, id });
    return claims ? { claims } : {};
  }

  /** A row about a record that an earlier batch of a dry run would have added: what it leaves blank is there. */
  private rehearse({ content, meta }: Parts<T>): RowResult {
    try {
      const { warnings } = this.offer.read(content, undefined, meta, this.at);
      return { outcome: 'updated', warnings };
    } catch (error) {
      if (!(error instanceof RosaError)) throw error;
      const others = error.errors.filter((each) => !isLeftBlank(each, content));
      if (others.length > 0) throw invalid(others);
      return { outcome: 'updated', warnings: [] };
    }
  }

  private slotOf(held: Stored<T>): Slot<T> {
    const content = contentOf(held);
    return { id: held.id, rev: held.rev, content: () => content };
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

  private add(
    { meta, former, name }: Parts<T>,
    from: { record: T } | { ahead: ReadAhead },
  ): Slot<T> {
    const { bank, identity } = this.offer;
    const { id = newId(), rev } = meta;
    const put = new Put<T>(bank, id, 0, from, meta);
    const slot: Slot<T> = { id, rev: rev ?? 1, content: () => put.record, put };
    if (name !== undefined) this.byName.set(name, slot);
    if (!identity) this.byId.set(id, slot);
    this.used.set(id, false);
    for (const each of former) this.changes.push({ op: 'former', bank, former: each });
    this.push(put);
    this.rehearsal?.add(name ?? id);
    return slot;
  }

  private change(slot: Slot<T>, record: T): void {
    slot.content = () => record;
    // A revision taken over from another registry stays what it was there: a change to it is the next one.
    if (slot.put && slot.put.rev === undefined) {
      slot.put.replace(record);
      return;
    }
    slot.put = new Put<T>(this.offer.bank, slot.id, slot.rev, { record });
    slot.rev += 1;
    this.push(slot.put);
  }

  private push(put: Put<T>): void {
    this.changes.push(put);
    this.puts.push(put);
  }

  /** Says which records were added as they had been read beforehand. @param metas what the commit answered */
  tellAdded(metas: readonly Meta[]): void {
    this.puts.forEach(({ ahead }, index) => {
      if (ahead) this.offer.onAdded?.(ahead, metas[index]!);
    });
  }
}
