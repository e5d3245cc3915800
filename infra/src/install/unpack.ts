import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Artifact } from './artifacts.js';
import { download, unfinished } from './download.js';
import { run } from './run.js';

/** Where an artifact lies once unpacked; its digest is in the name, so that another file is another place. */
export function placeOf(artifact: Artifact, root: string): string {
  const { name, version, sha256 } = artifact;
  return join(root, 'installed', `${name}-${version}-${sha256.slice(0, 8)}`);
}

/**
 * Brings an artifact in and unpacks it, unless that has been done. Both kinds of registry give zip files,
 * and Python, which pip needs anyway, unpacks them. Modes are not restored by it: `programs` names what
 * must be executable, in paths of a shell.
 * @returns the folder it lies in
 */
export async function installed(
  artifact: Artifact,
  root: string,
  programs: readonly string[],
): Promise<string> {
  const place = placeOf(artifact, root);
  if (existsSync(place)) return place;
  const file = await download(artifact, join(root, 'downloads'));
  const parent = join(root, 'installed');
  await mkdir(parent, { recursive: true });
  const scratch = await mkdtemp(join(parent, unfinished));
  try {
    await run('python3', ['-m', 'zipfile', '-e', file, scratch]);
    await run('chmod', ['-R', 'a+rX', scratch]);
    for (const program of programs) await chmod(join(scratch, program), 0o755);
    await rename(scratch, place);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return place;
}
