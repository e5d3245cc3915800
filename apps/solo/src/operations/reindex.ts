import type { Rosa } from '../process/compose.js';
import type { Io } from '../process/control.js';

/** Builds a new index beside the one in use and swaps it in. */
export const reindex = async (rosa: Rosa, _args: object, io: Io): Promise<void> => {
  const report = await rosa.indexer.reindex({
    signal: io.signal,
    onProgress: (progress) => io.progress('Indice', progress),
  });
  io.line(`Indice ${report.indexVersion}: ${report.documents} persone`);
  for (const id of report.unreadable) io.line(`Non indicizzabile: ${id}`);
};
