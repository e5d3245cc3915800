import { messageOf, systemScope, unavailable } from '@rosa/domain';
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
  for (const { file, errorsFile, refused, warningsFile, warnings } of report.files) {
    if (errorsFile) {
      io.line(
        messageOf('it', 'transfer.refusedListed', { file, total: refused, path: errorsFile }),
      );
    }
    if (warningsFile) {
      const said = { file, total: warnings, path: warningsFile };
      io.line(messageOf('it', 'transfer.warningsListed', said));
    }
  }
  await io.data(`${reportLine('it', report)}\n`);
  if (report.stopped) throw unavailable('Import', messageOf('it', 'transfer.stopped', {}));
};
