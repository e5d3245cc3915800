import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimFolder } from '@rosa/store';

/**
 * With embedded engines one process owns the data folder. The claim is a lock the operating system drops with the
 * process, so that a killed server never leaves the folder closed; beside it a lock file says how to reach the owner.
 */
export interface Owner {
  readonly pid: number;
  /** Where the owner listens; absent while it starts, or where it is a command. */
  readonly url?: string;
  /** What a command of the same user proves itself by. */
  readonly secret: string;
}

export interface Ownership {
  readonly secret: string;
  /** Says where commands find this process. */
  announce(url: string): void;
  release(): void;
}

const fileOf = (folder: string): string => join(folder, 'rosa.lock');

const write = (folder: string, owner: Owner): void =>
  writeFileSync(fileOf(folder), JSON.stringify(owner), { mode: 0o600 });

/** Who owns the folder, by its lock file; `undefined` where nobody says so. */
export const ownerOf = (folder: string): Owner | undefined => {
  try {
    return JSON.parse(readFileSync(fileOf(folder), 'utf8')) as Owner;
  } catch {
    return undefined;
  }
};

/**
 * Takes the folder for this process, making it where it is not there.
 *
 * @throws `conflict` where another process has it; `unavailable`, in words, where the folder cannot be written
 */
export const takeFolder = (folder: string): Ownership => {
  const claim = claimFolder(folder);
  const secret = randomBytes(32).toString('base64url');
  write(folder, { pid: process.pid, secret });
  return {
    secret,
    announce: (url) => write(folder, { pid: process.pid, url, secret }),
    release: () => {
      rmSync(fileOf(folder), { force: true });
      claim.release();
    },
  };
};
