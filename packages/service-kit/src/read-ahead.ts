import { newId, RosaError, type Checking } from '@rosa/domain';
import type { Stored } from '@rosa/store';
import { draftOf, isRead, type TransferOffer } from './transfer-batch.js';
import type { Content } from './transfer-rows.js';
import type { ReadAhead } from './transfer.js';

/** A row read beforehand, with the record it would make: its dates are empty where the row does not carry them. */
export interface AheadOf<T extends object> extends Omit<ReadAhead, 'extra'> {
  readonly record: Stored<T>;
}

/**
 * Reads a row as if it were about nobody on record; `undefined` where it cannot be, or carries a history: whoever takes the
 * batch reads it again then, and says why.
 */
export const readAhead = <T extends object>(
  offer: Pick<TransferOffer<T>, 'bank' | 'identity' | 'read'>,
  value: Content,
  at: Checking,
): AheadOf<T> | undefined => {
  const draft = draftOf(offer, { value }, at);
  if (!isRead(draft) || draft.former.length > 0) return undefined;
  try {
    const { record, warnings } = offer.read(draft.content, undefined, draft.meta, at);
    const meta = { ...draft.meta, id: draft.meta.id ?? newId() };
    const { id, rev = 1, createdAt = '', updatedAt = '' } = meta;
    const stored = { ...record, id, rev, createdAt, updatedAt };
    const keys = offer.bank.keysOf(stored);
    const access = offer.bank.accessOf(stored);
    const written = { json: JSON.stringify(record), keys, access };
    return { meta, name: draft.name, warnings, written, record: stored };
  } catch (error) {
    if (error instanceof RosaError || error instanceof RangeError) return undefined;
    throw error;
  }
};
