import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { conflict, invalid, RosaError } from '@rosa/domain';
import { SERVICE_STORES } from '../process/compose.js';
import type { Config } from '../process/config.js';
import type { Io } from '../process/control.js';
import { takeFolder } from '../process/ownership.js';

/**
 * Puts a copy made by `backup` in place of the data. The index is dropped: it is made again at the next start.
 *
 * @throws `conflict` while a server runs; `invalid` where the folder holds no whole copy, and then nothing is changed
 */
export const restore = async (config: Config, from: string, io: Io): Promise<void> => {
  const ownership = takeIdleFolder(config);
  try {
    const missing = SERVICE_STORES.filter((name) => !existsSync(join(from, `${name}.db`)));
    if (missing.length > 0) {
      const message = `non è una copia intera: mancano ${missing.map((name) => `${name}.db`).join(', ')}`;
      throw invalid([{ field: from, code: 'backup', message }]);
    }
    for (const [done, name] of SERVICE_STORES.entries()) {
      for (const file of readdirSync(config.data)) {
        if (file.startsWith(`${name}.db`)) rmSync(join(config.data, file));
      }
      copyFileSync(join(from, `${name}.db`), join(config.data, `${name}.db`));
      io.progress('Ripristino', {
        done: done + 1,
        total: SERVICE_STORES.length,
        rate: 0,
        left: null,
      });
    }
    rmSync(join(config.data, 'search'), { recursive: true, force: true });
    io.line(`Dati ripristinati da ${from}; l’indice si rifà alla prossima partenza`);
  } finally {
    ownership.release();
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
