import { systemScope } from '@rosa/domain';
import { reportLine, runImport } from '@rosa/registry';
import type { Rosa } from '../process/compose.js';
import type { Io } from '../process/control.js';

export interface ImportArguments {
  /** Absolute paths; `-` is standard input. */
  readonly files: readonly string[];
  readonly dryRun: boolean;
}

/** Takes files in; the last line says how many rows were read, added, updated, unchanged and refused. */
export const importFiles = async (rosa: Rosa, args: ImportArguments, io: Io): Promise<void> => {
  const report = await runImport({
    ...args,
    input: io.input,
    transfers: rosa.transfers,
    scope: systemScope('import'),
    signal: io.signal,
    onProgress: (progress) => io.progress('Import', progress),
  });
  await rosa.indexer.drain();
  for (const { file, errorsFile, refused } of report.files) {
    if (errorsFile) io.line(`${file}: ${refused} righe rifiutate, elencate in ${errorsFile}`);
  }
  if (report.stopped) io.line('Interrotto: ripetere il comando per riprendere');
  await io.data(`${reportLine('it', report)}\n`);
};
