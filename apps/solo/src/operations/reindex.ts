import type { Rosa } from '../process/compose.js';
import type { Io } from '../process/control.js';

/** Builds a new index beside the one in use and swaps it in; or has the one before answer again. */
export const reindex = async (
  rosa: Rosa,
  { back }: { readonly back: boolean },
  io: Io,
): Promise<void> => {
  if (back) {
    const { indexVersion, index, repaired } = await rosa.indexer.goBack();
    io.line(`Indice ${indexVersion}: ${index} persone, ${repaired} rimesse a posto`);
    return;
  }
  const report = await rosa.indexer.reindex({
    signal: io.signal,
    onProgress: (progress) => io.progress('Indice', progress),
  });
  io.line(`Indice ${report.indexVersion}: ${report.documents} persone`);
  for (const id of report.unreadable) io.line(`Non indicizzabile: ${id}`);
};
