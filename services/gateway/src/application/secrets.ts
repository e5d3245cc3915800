import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, in 43 characters fit for a cookie and a header. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret. Its 256 bits cannot be guessed from the hash, so none slower is needed. */
export const hashOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url');
