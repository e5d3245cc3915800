import { existsSync, mkdirSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import Libsql from 'libsql/promise';
import { outOfService, refuse } from '@rosa/domain';
import { inWords } from './errors.js';

/**
 * Copies the file, as it is at this moment, to a file of the same name in another folder; apart from the main thread, so
 * that the service goes on answering. A copy broken off leaves nothing under the final name.
 */
export const backup = async (file: string, folder: string): Promise<void> => {
  const copy = join(folder, basename(file));
  if (existsSync(copy)) throw refuse('conflict', 'store.copyThere', { file: copy });
  const part = `${copy}.part`;
  try {
    mkdirSync(folder, { recursive: true });
    await rm(part, { force: true });
    const db = new Libsql(file, {});
    try {
      const statement = await db.prepare('VACUUM INTO ?');
      // Of the binding's asynchronous calls, only `all` leaves the main thread.
      await statement.all([part]);
    } finally {
      db.close();
    }
    await flush(part);
    await rename(part, copy);
  } catch (error) {
    // Where even this fails there is nothing to clear, and the first failure is the one to tell.
    await rm(part, { force: true }).catch(() => undefined);
    const said = inWords(error, copy);
    throw said === error
      ? outOfService('sqlite', 'store.copyFails', { file: copy, why: String(error) })
      : said;
  }
};

const flush = async (path: string): Promise<void> => {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
