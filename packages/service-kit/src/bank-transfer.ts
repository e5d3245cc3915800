import { setImmediate } from 'node:timers/promises';
import { inTurns, RosaError, type Checking, type Scope } from '@rosa/domain';
import type { Former, Stored } from '@rosa/store';
import {
  draftOf,
  refusedBy,
  TransferBatch,
  type Draft,
  type TransferOffer,
} from './transfer-batch.js';
import { refuseTaken } from './transfer-claims.js';
import { exportedRow, type Content, type ReadContent } from './transfer-rows.js';
import type { BankTransfer, RowResult } from './transfer.js';

export type { TransferOffer } from './transfer-batch.js';
export { takeMeta, type Content, type ReadContent } from './transfer-rows.js';

/**
 * The usual way to read a bank's rows: a new record is what its schema says; a row about one on record changes the fields
 * it says, and what it leaves blank (absent or `null`) stays.
 */
export const readWith =
  <T extends object>(parse: (input: unknown, at: Checking) => T): ReadContent<T> =>
  (content, current, { lot }, at) => {
    // Only people have a lot: elsewhere it is an unknown field as any other.
    const row = lot === undefined ? content : { ...content, lot };
    if (!current) return { record: parse(row, at), warnings: [] };
    const said = Object.entries(row).filter(([, value]) => value !== null);
    return { record: parse({ ...current, ...Object.fromEntries(said) }, at), warnings: [] };
  };

const importOnce = async <T extends object>(
  offer: TransferOffer<T>,
  ...[scope, rows, { dryRun, rehearsal }]: Parameters<BankTransfer['import']>
): ReturnType<BankTransfer['import']> => {
  const at = offer.checking();
  const drafts: Draft<T>[] = [];
  for await (const row of inTurns(rows, setImmediate)) drafts.push(draftOf(offer, row, at));
  const batch = new TransferBatch(offer, at, dryRun ? rehearsal : undefined);
  await batch.lookUp(scope, drafts);
  const results: RowResult[] = [];
  for await (const draft of inTurns(drafts, setImmediate)) results.push(batch.take(draft));
  if (dryRun) return refuseTaken(offer.store, offer.bank, results);
  if (batch.changes.length === 0) return results;
  // Writing a batch holds the process too: others have their turn before it.
  await setImmediate();
  batch.tellAdded(await offer.store.commit(scope, batch.changes, { bulk: true }));
  return results;
};

/** A batch that the store refuses is taken by halves, down to the row it cannot take. */
const importRows = async <T extends object>(
  offer: TransferOffer<T>,
  ...[scope, rows, options]: Parameters<BankTransfer['import']>
): ReturnType<BankTransfer['import']> => {
  try {
    return await importOnce(offer, scope, rows, options);
  } catch (error) {
    if (!(error instanceof RosaError) || error.kind === 'unavailable') throw error;
    if (rows.length <= 1) return rows.map(() => refusedBy(error));
    const middle = rows.length >> 1;
    return [
      ...(await importRows(offer, scope, rows.slice(0, middle), options)),
      ...(await importRows(offer, scope, rows.slice(middle), options)),
    ];
  }
};

const formersOf = <T extends object>(
  { store, bank }: TransferOffer<T>,
  scope: Scope,
  { id, rev }: Stored<T>,
): Promise<readonly Former<T>[]> =>
  bank.keepsHistory && rev > 1 ? store.history(scope, bank, id) : Promise.resolve([]);

async function* exportRows<T extends object>(
  offer: TransferOffer<T>,
  scope: Scope,
  { restricted }: { readonly restricted: boolean },
): AsyncGenerator<readonly Content[]> {
  if (offer.restricted && !restricted) return;
  for await (const batch of offer.store.stream(scope, offer.bank)) {
    const formers = await Promise.all(batch.map((record) => formersOf(offer, scope, record)));
    yield batch.map((record, at) => exportedRow(offer.type, record, formers[at]!));
  }
}

/**
 * The transfer of one bank, whatever its records are. Rows find their record by the bank's `identity`, else by id; ids,
 * revisions, dates and former revisions that a row carries are kept where the record is new.
 */
export const bankTransfer = <T extends object>(offer: TransferOffer<T>): BankTransfer => ({
  type: offer.type,
  ...(offer.readAhead && { readAhead: offer.readAhead }),
  import: (...asked) => importRows(offer, ...asked),
  export: (...asked) => exportRows(offer, ...asked),
});
