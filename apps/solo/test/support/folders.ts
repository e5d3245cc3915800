import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

/** A new folder, of a short path (sockets go in it), removed after the tests of the file that asked for it. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rosa-'));
  made.push(folder);
  return folder;
};

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});
