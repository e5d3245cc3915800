import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Builds of the index, a folder each; a small file names the one in use, so that a new one is swapped in by one rename. */

const NAME = /^[0-9a-f]{16}$/;
const POINTER = 'current';

export const newGeneration = async (folder: string): Promise<string> => {
  const name = randomBytes(8).toString('hex');
  await mkdir(join(folder, name), { recursive: true });
  return name;
};

/** The build in use; `undefined` where none is named. */
export const currentGeneration = async (folder: string): Promise<string | undefined> => {
  const name = await readFile(join(folder, POINTER), 'utf8').catch(() => '');
  const there = await readdir(join(folder, name.trim() || '.')).catch(() => []);
  return NAME.test(name.trim()) && there.length > 0 ? name.trim() : undefined;
};

/** Makes a build the one in use, and deletes the others. */
export const useGeneration = async (folder: string, name: string): Promise<void> => {
  const beside = join(folder, `${POINTER}.new`);
  const file = await open(beside, 'w');
  await file.writeFile(name);
  await file.sync();
  await file.close();
  await rename(beside, join(folder, POINTER));
};

/** Deletes the builds that are not in use: those replaced, and those a crash left half made. */
export const dropOthers = async (folder: string, inUse: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    if (NAME.test(name) && name !== inUse) {
      await rm(join(folder, name), { recursive: true, force: true });
    }
  }
};
