import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { invalid, wrong } from '@rosa/domain';
import type { KeyValue } from './port.js';

/** Where a page ended: the last record's value of the key ordered by, and its id. */
export interface Position {
  readonly value: KeyValue;
  readonly id: string;
}

const NONCE = 12;
const TAG = 16;

/**
 * A cursor travels in an address, and the value it holds may be a person's name: it is sealed with the store's own key
 * (32 bytes), and bound to the order it was made for.
 */
export const sealCursor = (key: Buffer, order: string, position: Position): string => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(order));
  const sealed = Buffer.concat([
    cipher.update(JSON.stringify([position.value, position.id])),
    cipher.final(),
  ]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
};

/** Fails as `invalid` on `cursor` where it is not one of this store's, for this order. */
export const openCursor = (key: Buffer, order: string, cursor: string): Position => {
  try {
    const bytes = Buffer.from(cursor, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), {
      authTagLength: TAG,
    })
      .setAAD(Buffer.from(order))
      .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
    const [value, id] = JSON.parse(text.toString()) as [KeyValue, string];
    return { value, id };
  } catch {
    throw invalid([wrong('cursor', 'http.cursor', {})]);
  }
};
