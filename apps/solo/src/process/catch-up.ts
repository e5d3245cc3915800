import type { Rosa } from './compose.js';
import type { Io } from './control.js';

/** Starts the indexer and brings the index level with the store, showing how far it is where there is much to read. */
export const catchUp = async (rosa: Rosa, io: Io): Promise<void> => {
  await rosa.indexer.start(({ differing, repaired }) => {
    if (differing > 0) {
      io.progress('Indice', { done: repaired, total: differing, rate: null, left: null });
    }
  });
};
