import { setImmediate } from 'node:timers/promises';
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
} from '@rosa/domain';
import type { Bank, Change, Former, Store, Stored, Version } from '@rosa/store';
import { contentOf } from './records.js';
import { wrong } from './refusal.js';
import {
  exportedRow,
  readFormers,
  takeMeta,
  type Content,
  type ReadContent,
} from './transfer-rows.js';
import type { BankTransfer, Rehearsal, RowResult } from './transfer.js';

export type { Content, ReadContent } from './transfer-rows.js';

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

/**
 * The usual way to read a bank's rows: a new record is what its schema says; a row about one on record changes the fields
 * it says, and what it leaves blank (absent or `null`) stays.
 */
export const readWith =
  <T extends object>(parse: (input: unknown, at: Checking) => T): ReadContent<T> =>
  (content, current, { lot }, at) => {
    // Only people have a lot: elsewhere it is an unknown field as any other.
    const row = lot === undefined ? content : { ...content, lot };
    const said = Object.entries(row).filter(([, value]) => value !== null);
    const whole = current ? { ...current, ...Object.fromEntries(said) } : row;
    return { record: parse(whole, at), warnings: [] };
  };

/** A row taken apart, or why it cannot be. */
type Draft<T extends object> =
  | {
      readonly meta: ExportedMeta;
      readonly content: Content;
      readonly former: readonly Former<T>[];
      readonly name: string | undefined;
    }
  | { readonly errors: readonly FieldError[] };

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
  put: Put<T> | undefined;
}

/** What is known of the records a batch is about. */
interface Known<T extends object> {
  readonly byName: Map<string, Slot<T>>;
  readonly byId: Map<string, Slot<T>>;
  readonly versions: ReadonlyMap<string, Version>;
}

const slotOf = <T extends object>(held: Stored<T>): Slot<T> => ({
  id: held.id,
  rev: held.rev,
  content: contentOf(held),
  put: undefined,
});

const refused = (errors: readonly FieldError[]): RowResult => ({ outcome: 'refused', errors });

/** Why a row could not be read; nesting too deep to walk is a wrong form, not a fault of ours. */
const errorsOf = (error: unknown): readonly FieldError[] => {
  if (error instanceof RangeError) return [fieldError('', 'format')];
  if (!(error instanceof RosaError)) throw error;
  if (error.errors.length > 0) return error.errors;
  return [{ field: '', code: error.kind, message: error.message }];
};

/** The transfer of one bank, whatever its records are. */
export const bankTransfer = <T extends object>(offer: TransferOffer<T>): BankTransfer => {
  const { type, store, bank, identity, read } = offer;

  const namedDraft = (
    taken: ReturnType<typeof takeMeta>,
    former: readonly Former<T>[],
  ): Draft<T> => ({ ...taken, former, name: identity?.of(taken.content) });

  const draftOf = (value: Content, at: Checking): Draft<T> => {
    try {
      if (!bank.keepsHistory || !('former' in value)) return namedDraft(takeMeta(value, at), []);
      const { former, ...row } = value;
      const taken = takeMeta(row, at);
      return namedDraft(taken, readFormers(former, taken.meta, read, at));
    } catch (error) {
      return { errors: errorsOf(error) };
    }
  };

  const namedRecords = async (scope: Scope, drafts: readonly Draft<T>[]) => {
    if (!identity) return [];
    const names = drafts.flatMap((draft) => ('name' in draft && draft.name ? [draft.name] : []));
    if (names.length === 0) return [];
    const where = [{ key: identity.key, in: names }];
    return (await store.find(scope, bank, { where, limit: names.length })).items;
  };

  const lookUp = async (scope: Scope, drafts: readonly Draft<T>[]): Promise<Known<T>> => {
    const named = await namedRecords(scope, drafts);
    const ids = drafts.flatMap((draft) =>
      'meta' in draft && draft.meta.id ? [draft.meta.id] : [],
    );
    const versions = ids.length > 0 ? await store.versionsOf(scope, bank, ids) : [];
    const byId = identity || ids.length === 0 ? [] : await store.getMany(scope, bank, ids);
    const nameOf = (record: Stored<T>) => String(bank.keysOf(record)[identity!.key]);
    return {
      byName: new Map(named.map((record) => [nameOf(record), slotOf(record)])),
      byId: new Map(byId.map((record) => [record.id, slotOf(record)])),
      versions: new Map(versions.map((version) => [version.id, version])),
    };
  };

  /** The record a row is about; `undefined` for a new one. @throws `invalid` where its id is another record's, or was */
  const slotFor = (
    { meta, name }: Extract<Draft<T>, { meta: ExportedMeta }>,
    known: Known<T>,
  ): Slot<T> | undefined => {
    const slot = (name ? known.byName.get(name) : undefined) ?? known.byId.get(meta.id ?? '');
    if (slot) return slot;
    if (!identity && meta.id === undefined) throw invalid([fieldError('id', 'required')]);
    const before = meta.id === undefined ? undefined : known.versions.get(meta.id);
    if (before?.deleted) throw invalid([wrong('id', 'transfer.deletedHere', {})]);
    if (before) throw invalid([wrong('id', 'transfer.idOfAnother', {})]);
    return undefined;
  };

  const addRecord = (
    draft: Extract<Draft<T>, { meta: ExportedMeta }>,
    known: Known<T>,
    record: T,
  ): readonly Change[] => {
    const { rev, createdAt, updatedAt, id = newId() } = draft.meta;
    const put: Put<T> = { op: 'put', bank, id, expect: 0, record, rev, createdAt, updatedAt };
    const slot: Slot<T> = { id, rev: rev ?? 1, content: record, put };
    if (draft.name) known.byName.set(draft.name, slot);
    if (!identity) known.byId.set(id, slot);
    (known.versions as Map<string, Version>).set(id, { id, rev: slot.rev, deleted: false });
    return [...draft.former.map((former): Change => ({ op: 'former', bank, former })), put];
  };

  const changeRecord = (slot: Slot<T>, record: T): readonly Change[] => {
    slot.content = record;
    // A revision taken over from another registry stays what it was there: a change to it is the next one.
    if (slot.put && slot.put.rev === undefined) {
      slot.put.record = record;
      return [];
    }
    slot.put = { op: 'put', bank, id: slot.id, expect: slot.rev, record };
    slot.rev += 1;
    return [slot.put];
  };

  /** Takes one row, given what the rows before it did; what it would change is added to `changes`. */
  const take = (
    draft: Draft<T>,
    known: Known<T>,
    changes: Change[],
    at: Checking,
    rehearsal: Rehearsal | undefined,
  ): RowResult => {
    if ('errors' in draft) return refused(draft.errors);
    try {
      const slot = slotFor(draft, known);
      const rehearsed =
        draft.name && !slot && rehearsal?.has(draft.name) ? offer.standIn : undefined;
      const current = slot?.content ?? rehearsed;
      const { record, warnings } = read(draft.content, current, draft.meta, at);
      if (!current) {
        changes.push(...addRecord(draft, known, record));
        if (draft.name) rehearsal?.add(draft.name);
        return { outcome: 'added', warnings };
      }
      if (isDeepStrictEqual(current, record)) return { outcome: 'unchanged', warnings };
      if (slot) changes.push(...changeRecord(slot, record));
      return { outcome: 'updated', warnings };
    } catch (error) {
      return refused(errorsOf(error));
    }
  };

  const importOnce: BankTransfer['import'] = async (scope, rows, { dryRun, rehearsal }) => {
    const at = offer.checking();
    const drafts = rows.map(({ value }) => draftOf(value, at));
    const known = await lookUp(scope, drafts);
    const changes: Change[] = [];
    const results = drafts.map((draft) =>
      take(draft, known, changes, at, dryRun ? rehearsal : undefined),
    );
    if (dryRun || changes.length === 0) return results;
    // Reading and writing a batch both hold the process: others have their turn between the two.
    await setImmediate();
    await store.commit(scope, changes);
    return results;
  };

  /** A batch that the store refuses is taken by halves, down to the row it cannot take. */
  const importRows: BankTransfer['import'] = async (scope, rows, options) => {
    try {
      return await importOnce(scope, rows, options);
    } catch (error) {
      if (!(error instanceof RosaError) || error.kind === 'unavailable') throw error;
      if (rows.length <= 1) return rows.map(() => refused(errorsOf(error)));
      const middle = rows.length >> 1;
      return [
        ...(await importRows(scope, rows.slice(0, middle), options)),
        ...(await importRows(scope, rows.slice(middle), options)),
      ];
    }
  };

  const formersOf = (scope: Scope, { id, rev }: Stored<T>): Promise<readonly Former<T>[]> =>
    bank.keepsHistory && rev > 1 ? store.history(scope, bank, id) : Promise.resolve([]);

  async function* exportRows(
    scope: Scope,
    { restricted }: { readonly restricted: boolean },
  ): AsyncGenerator<readonly Content[]> {
    if (offer.restricted && !restricted) return;
    for await (const batch of store.stream(scope, bank)) {
      const formers = await Promise.all(batch.map((record) => formersOf(scope, record)));
      yield batch.map((record, i) => exportedRow(type, record, formers[i]!));
    }
  }

  return { type, import: importRows, export: exportRows };
};
