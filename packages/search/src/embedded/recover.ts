import { rename, rm } from 'node:fs/promises';
import { TextIndex } from './text-index.js';

/** Told in words what was damaged and is begun anew, for the log. */
export type Notice = (message: string) => void;

/** Puts files that cannot be read beside their place, over those of an earlier time, and says why. */
export const setAside = async (
  paths: readonly string[],
  error: unknown,
  notice: Notice,
): Promise<void> => {
  const why = error instanceof Error ? error.message : String(error);
  notice(`${paths[0]}: ${why}; set aside, to be filled again from the registry`);
  for (const path of paths) {
    await rm(`${path}.damaged`, { force: true });
    await rename(path, `${path}.damaged`).catch((failure: NodeJS.ErrnoException) => {
      if (failure.code !== 'ENOENT') throw failure;
    });
  }
};

/** Opens the text index; a damaged or foreign file is set aside and an empty one made. */
export const openText = async (path: string, notice: Notice): Promise<TextIndex> => {
  try {
    return TextIndex.open(path);
  } catch (error) {
    if (!isDamage(error)) throw error;
    await setAside([path, `${path}-wal`, `${path}-shm`], error, notice);
    return TextIndex.open(path);
  }
};

/** Unlike a folder that cannot be written or a full disk, which a new file would not mend. */
const isDamage = (error: unknown): boolean => {
  const code = (error as { code?: unknown }).code;
  return ![
    'SQLITE_CANTOPEN',
    'SQLITE_READONLY',
    'SQLITE_FULL',
    'SQLITE_BUSY',
    'SQLITE_IOERR',
  ].includes(String(code));
};
