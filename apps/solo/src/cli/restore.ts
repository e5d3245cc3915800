import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { conflict, invalid, RosaError } from '@rosa/domain';
import { checkFile } from '@rosa/store';
import { SERVICE_STORES } from '../process/service-stores.js';
import type { Config } from '../process/config.js';
import type { Io } from '../process/control.js';
import { takeFolder } from '../process/ownership.js';

/**
 * Puts a copy made by `backup` in place of the data: copied beside them first and read through, then swapped. The index is
 * dropped: it is made again at the next start.
 *
 * @throws `conflict` while a server runs; `invalid` where the folder holds no whole copy, `unavailable` where a file of it is
 * damaged or the disk has no room, and then nothing is changed
 */
export const restore = async (config: Config, from: string, io: Io): Promise<void> => {
  const ownership = takeIdleFolder(config);
  const beside = join(config.data, 'restoring');
  try {
    refuseIncomplete(from);
    await copyWhole(from, beside, io);
    swapIn(beside, config.data);
    rmSync(join(config.data, 'search'), { recursive: true, force: true });
    io.line(`Dati ripristinati da ${from}; l’indice si rifà alla prossima partenza`);
  } finally {
    rmSync(beside, { recursive: true, force: true });
    ownership.release();
  }
};

const refuseIncomplete = (from: string): void => {
  const missing = SERVICE_STORES.filter((name) => !existsSync(join(from, `${name}.db`)));
  if (missing.length === 0) return;
  const message = `non è una copia intera: mancano ${missing.map((name) => `${name}.db`).join(', ')}`;
  throw invalid([{ field: from, code: 'backup', message }]);
};

const copyWhole = async (from: string, to: string, io: Io): Promise<void> => {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to);
  for (const [done, name] of SERVICE_STORES.entries()) {
    const copy = join(to, `${name}.db`);
    copyFileSync(join(from, `${name}.db`), copy);
    await checkFile(copy);
    io.progress('Ripristino', {
      done: done + 1,
      total: SERVICE_STORES.length,
      rate: 0,
      left: null,
    });
  }
};

/** What SQLite keeps beside a store goes with it: it would be read into the copy. */
const swapIn = (from: string, to: string): void => {
  for (const name of SERVICE_STORES) {
    for (const file of readdirSync(to)) if (file.startsWith(`${name}.db`)) rmSync(join(to, file));
    renameSync(join(from, `${name}.db`), join(to, `${name}.db`));
  }
};

const takeIdleFolder = (config: Config) => {
  try {
    return takeFolder(config.data);
  } catch (error) {
    if (!(error instanceof RosaError) || error.kind !== 'conflict') throw error;
    throw conflict(`Un server sta usando ${config.data}: fermalo prima di ripristinare`);
  }
};
