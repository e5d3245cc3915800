import { readFileSync, statSync } from 'node:fs';
import { chown } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EngineError } from './say.js';

/** The account the engines run under when this runs as root, which Elasticsearch refuses to be. */
const unprivileged = 'nobody';

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account for the engines: undefined means the caller's own.
 * @throws EngineError when root has no such account to step down to
 */
export function account(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${unprivileged}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined) {
    throw new EngineError(
      `Elasticsearch does not run as root, and there is no account «${unprivileged}» to run it: ` +
        'call this as another user.',
    );
  }
  return { uid: Number(uid), gid: Number(gid) };
}

/**
 * Gives folders to the account the engines run under.
 * @throws EngineError when that account may not enter a folder above them
 */
export async function giveToEngines(folders: readonly string[]): Promise<void> {
  const owner = account();
  if (owner === undefined) return;
  for (const folder of folders) {
    await chown(folder, owner.uid, owner.gid);
    const closed = above(folder).find((parent) => (statSync(parent).mode & 0o001) === 0);
    if (closed !== undefined && statSync(closed).uid !== owner.uid) {
      throw new EngineError(
        `The engines run as «${unprivileged}», who may not enter ${closed}. Set ROSA_ENGINES to a ` +
          'folder that everyone may enter.',
      );
    }
  }
}

function above(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [] : [...above(parent), parent];
}
