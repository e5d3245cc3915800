import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { refuse, RosaError } from '@rosa/domain';
import { restoreStores } from '@rosa/store';
import type { Config } from '../process/config.js';
import type { Io } from '../process/control.js';
import { takeFolder } from '../process/ownership.js';
import { SERVICE_STORES } from '../process/service-stores.js';

/**
 * Puts a copy made by `backup` in place of the data (see `restoreStores`). The index beside them is dropped; wherever it
 * is, the next start compares it with the stores and makes it again.
 *
 * @throws `conflict` while a server runs, or where a database to be filled is not empty; `invalid` where the folder holds no
 * whole copy, `unavailable` where a file of it is damaged or the disk has no room; nothing is changed then
 */
export const restore = async (config: Config, from: string, io: Io): Promise<void> => {
  const ownership = takeIdleFolder(config);
  const total = SERVICE_STORES.length;
  try {
    await restoreStores({
      url: config.storeUrl,
      services: SERVICE_STORES,
      folder: from,
      restored: (done) => io.progress('Ripristino', { done, total, rate: 0, left: null }),
    });
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
    throw refuse('conflict', 'process.serving', { folder: config.data });
  }
};
