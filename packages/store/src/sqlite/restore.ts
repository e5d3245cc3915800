import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { insistWhole } from '../copies.js';
import type { Restoring } from '../port.js';
import { checkFile } from './check-file.js';
import { folderOf } from './folder.js';

/** Copied beside the stores first and read through, then swapped. */
export const restoreStores = async ({ url, services, folder, restored }: Restoring) => {
  const place = folderOf(url);
  const beside = join(place, 'restoring');
  const files = services.map((service) => `${service}.db`);
  insistWhole(folder, files);
  try {
    rmSync(beside, { recursive: true, force: true });
    mkdirSync(beside, { recursive: true });
    for (const [done, file] of files.entries()) {
      copyFileSync(join(folder, file), join(beside, file));
      checkFile(join(beside, file));
      restored?.(done + 1);
    }
    for (const file of files) swapIn(beside, place, file);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
};

/** What SQLite keeps beside a store goes with it: it would be read into the copy. */
const swapIn = (from: string, to: string, store: string): void => {
  for (const file of readdirSync(to)) if (file.startsWith(store)) rmSync(join(to, file));
  renameSync(join(from, store), join(to, store));
};
