import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { invalid } from '@rosa/domain';
import type { Rosa } from '../process/compose.js';
import { SERVICE_STORES } from '../process/service-stores.js';
import type { Io } from '../process/control.js';

/** Copies every store while it is in use, each consistent in itself. The index is not copied: it is made again. */
export const backup = async (
  rosa: Rosa,
  { folder }: { readonly folder: string },
  io: Io,
): Promise<void> => {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    const message = 'la cartella non è vuota: una copia non ne copre un’altra';
    throw invalid([{ field: 'folder', code: 'notEmpty', message }]);
  }
  mkdirSync(folder, { recursive: true });
  for (const [done, name] of SERVICE_STORES.entries()) {
    await rosa.stores[name].backup(folder);
    io.progress('Copia', { done: done + 1, total: SERVICE_STORES.length, rate: 0, left: null });
  }
  io.line(`Copia in ${folder}`);
};
