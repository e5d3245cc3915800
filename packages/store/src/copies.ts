import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { invalid, wrong } from '@rosa/domain';

/** Refuses a folder that lacks one of these files of a copy. @throws `invalid`, naming those that are missing */
export const insistWhole = (folder: string, files: readonly string[]): void => {
  const missing = files.filter((file) => !existsSync(join(folder, file)));
  if (missing.length === 0) return;
  throw invalid([wrong(folder, 'store.copyIncomplete', { missing: missing.join(', ') })]);
};
