import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

/** A new folder of its own, removed by {@link removeFolders}. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rosa-indexer-'));
  made.push(folder);
  return folder;
};

export const removeFolders = (): void => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
};
