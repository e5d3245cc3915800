import { RosaError, outOfService } from '@rosa/domain';
import type { MessageCode } from '@rosa/domain';

/** SQLite's primary result codes that mean the file or the disk, not the statement, is at fault. */
const WORDS = {
  5: 'store.locked',
  6: 'store.busy',
  8: 'store.readOnly',
  10: 'store.disk',
  11: 'store.damaged',
  13: 'store.full',
  14: 'store.missing',
  26: 'store.notOurs',
} as const satisfies Readonly<Record<number, MessageCode>>;

const wordsOf = (code: number) => (code in WORDS ? WORDS[code as keyof typeof WORDS] : undefined);

/** The engine's own description of a failure; errors of the binding cross realms, hence no `instanceof`. */
const codeOf = (error: unknown): { code?: unknown; rawCode?: unknown } =>
  typeof error === 'object' && error !== null ? error : {};

/** Did the engine refuse a second record under the same id or the same unique key? */
export const isDuplicate = (error: unknown): boolean => {
  const { code } = codeOf(error);
  return code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE';
};

/** What the engine says of the file, in words and with what to do (`unavailable`); other errors as they are. */
export const inWords = (error: unknown, file: string): unknown => {
  if (error instanceof RosaError) return error;
  const { rawCode } = codeOf(error);
  // The low byte is the primary code; the rest refines it (SQLITE_IOERR_WRITE is 10 + 3·256).
  const words = typeof rawCode === 'number' ? wordsOf(rawCode & 0xff) : undefined;
  return words === undefined ? error : outOfService('sqlite', words, { file });
};
