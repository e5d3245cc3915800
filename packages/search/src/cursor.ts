import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { invalid, wrong } from '@rosa/domain';

/** Where a page of people ended: the values it was ordered by, and the last person's id. */
export interface Position {
  /** Of relevance; 0 in the other orders. */
  readonly tier: number;
  /** The sort name, or the instant of the last change. */
  readonly value: string | number;
  readonly id: string;
}

/** Bytes of the key. */
const KEY = 32;
const NONCE = 12;
const TAG = 16;

/** Cursors travel in addresses and hold a person's name: they are sealed, with a key that lives as long as the engine, or as the index that several processes share. */
export class Cursors {
  constructor(private readonly key: Uint8Array = randomBytes(KEY)) {}

  /** `order` is bound in: a cursor is good only for the order it was made in. */
  seal(order: string, { tier, value, id }: Position): string {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(order));
    const text = JSON.stringify([tier, value, id]);
    const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** Fails as `invalid` on `cursor` where it is not one of this engine's, for this order. */
  open(order: string, cursor: string): Position {
    try {
      const bytes = Buffer.from(cursor, 'base64url');
      const options = { authTagLength: TAG };
      const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, NONCE), options)
        .setAAD(Buffer.from(order))
        .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      const text = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
      const [tier, value, id] = JSON.parse(text.toString()) as [number, string | number, string];
      return { tier, value, id };
    } catch {
      throw invalid([wrong('cursor', 'http.cursor', {})]);
    }
  }
}
