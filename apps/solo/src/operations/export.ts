import { systemScope } from '@rosa/domain';
import { runExport } from '@rosa/registry';
import type { Rosa } from '../process/compose.js';
import type { Io } from '../process/control.js';

/** Writes every bank as NDJSON. */
export const exportAll = async (
  rosa: Rosa,
  { restricted }: { readonly restricted: boolean },
  io: Io,
): Promise<void> => {
  const scope = systemScope('export');
  for await (const lines of runExport({ transfers: rosa.transfers, scope, restricted })) {
    io.signal.throwIfAborted();
    await io.data(lines);
  }
};
