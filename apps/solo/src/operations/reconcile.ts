import type { Rosa } from '../process/compose.js';
import type { Io } from '../process/control.js';

/** Compares index and store, puts the differences right and says them. */
export const reconcile = async (rosa: Rosa, _args: object, io: Io): Promise<void> => {
  const found = await rosa.indexer.reconcile();
  await io.data(`${JSON.stringify(found)}\n`);
  io.line(
    `Archivio ${found.store}, indice ${found.index}: mancanti ${found.missing}, superati ${found.stale}, ` +
      `di troppo ${found.extra}; rimessi a posto ${found.repaired}`,
  );
};
