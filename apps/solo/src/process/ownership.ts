import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimFolder } from '@rosa/store';

/**
 * With embedded engines one process owns the data folder. The claim is a lock the operating system drops with the
 * process, so that a killed server never leaves the folder closed; beside it a lock file says how commands reach the owner.
 */
export interface Owner {
  readonly pid: number;
  /** Where the owner answers people; absent while it starts, or where it is a command. */
  readonly url?: string;
  /** The socket on which it takes commands, of the same user only. */
  readonly socket?: string;
}

export interface Ownership {
  /** The socket to take commands on. */
  readonly socket: string;
  /** Says where people and commands find this process. */
  announce(url: string): void;
  release(): void;
}

const fileOf = (folder: string): string => join(folder, 'rosa.lock');

/** Socket addresses are short (108 bytes on Linux): a deep data folder gets its socket elsewhere. */
const socketOf = (folder: string): string => {
  const own = join(folder, 'rosa.sock');
  if (Buffer.byteLength(own) < 100) return own;
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return join(tmpdir(), `rosa-${name}.sock`);
};

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
  const socket = socketOf(folder);
  rmSync(socket, { force: true });
  write(folder, { pid: process.pid });
  return {
    socket,
    announce: (url) => write(folder, { pid: process.pid, url, socket }),
    release: () => {
      rmSync(fileOf(folder), { force: true });
      rmSync(socket, { force: true });
      claim.release();
    },
  };
};
