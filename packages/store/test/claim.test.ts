import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimFolder } from '../src/claim.js';

const folder = (): string => mkdtempSync(join(tmpdir(), 'rosa-claim-'));

describe('claiming a data folder', () => {
  it('is refused in words while another claim holds it, and granted after', () => {
    const data = join(folder(), 'data');
    const first = claimFolder(data);
    expect(() => claimFolder(data)).toThrow(/già in uso/);
    first.release();
    claimFolder(data).release();
  });

  it('is granted after its holder was killed', () => {
    const data = folder();
    claimFolder(data).release();
    const script = `
      const Database = require(${JSON.stringify(require.resolve('libsql'))});
      const lock = new Database(${JSON.stringify(join(data, 'owner.db'))});
      lock.exec('PRAGMA locking_mode = EXCLUSIVE');
      lock.exec('BEGIN EXCLUSIVE');
      process.kill(process.pid, 'SIGKILL');`;
    expect(spawnSync(process.execPath, ['-e', script]).signal).toBe('SIGKILL');
    claimFolder(data).release();
  });

  it('says what is wrong with a folder that cannot be made', () => {
    const file = join(folder(), 'a-file');
    writeFileSync(file, '');
    expect(() => claimFolder(join(file, 'data'))).toThrow(/non è scrivibile/);
  });

  it('says so below a folder that answers ENOENT to every new one', () => {
    expect(() => claimFolder('/proc/rosa/data')).toThrow(/non è scrivibile/);
  });
});
