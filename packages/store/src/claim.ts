import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import { refuse } from '@rosa/domain';

/** A folder held by this process until it releases it or dies. */
export interface Claim {
  release(): void;
}

/**
 * Takes a data folder for this process alone, making it where it is not there. The lock is SQLite's own on a file of the
 * folder, which the operating system drops with the process: a kill -9 leaves nothing to clean up.
 *
 * @throws `conflict` where another process holds it; `unavailable` where the folder cannot be made or written
 */
export const claimFolder = (folder: string): Claim => {
  let lock: Database.Database | undefined;
  try {
    makeFolder(folder);
    lock = new Database(join(folder, 'owner.db'));
    lock.exec('PRAGMA locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    const { code, message } = error as Error & { code?: string };
    if (code?.startsWith('SQLITE_BUSY') || /database is locked/.test(message)) {
      throw refuse('conflict', 'store.claimed', { folder });
    }
    throw refuse('unavailable', 'store.unclaimed', { folder, why: message }, [], {
      engine: 'sqlite',
    });
  }
  const held = lock;
  return { release: () => held.close() };
};

/** Node's own recursive call never returns below a folder that answers ENOENT to every new one, as /proc does. */
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
};
