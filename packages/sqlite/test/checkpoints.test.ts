import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { ASKED, checkpoint, ENDED, IDLE, RUNNING } from '../src/checkpoint.js';
import { Checkpoints } from '../src/checkpoints.js';

/** What the thread does when it is asked, and what the writer's side does while it does; as built: apps/solo/test/faults. */

const folder = mkdtempSync(join(tmpdir(), 'rosa-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const newWriter = () => {
  const file = join(folder, `${++files}.db`);
  const db = new Database(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE t (n)');
  return { file, db };
};

const stateOf = (state: number) => {
  const shared = new Int32Array(new SharedArrayBuffer(4));
  shared[0] = state;
  return shared;
};

/** Rows of the file without its log: `undefined` while not even the table is in it. */
const rowsIn = (file: string): number | undefined => {
  const alone = `${file}.alone`;
  copyFileSync(file, alone);
  const db = new Database(alone);
  try {
    return (db.prepare('SELECT count(*) AS rows FROM t').get([]) as { rows: number }).rows;
  } catch {
    return undefined;
  } finally {
    db.close();
  }
};

describe('a checkpoint', () => {
  it('copies what was committed, and leaves the writer as it was', () => {
    const { file, db } = newWriter();
    db.exec('INSERT INTO t VALUES (1), (2)');
    db.exec('BEGIN IMMEDIATE; INSERT INTO t VALUES (3)');
    const state = stateOf(ASKED);
    checkpoint({ file, state });
    expect([rowsIn(file), state[0]]).toEqual([2, IDLE]);
    db.exec('COMMIT');
    expect(db.prepare('SELECT count(*) AS rows FROM t').get([])).toMatchObject({ rows: 3 });
    db.close();
  });

  it.each([IDLE, ENDED])('is not made where it is no longer asked for (%d)', (was) => {
    const { file, db } = newWriter();
    const state = stateOf(was);
    checkpoint({ file, state });
    expect([rowsIn(file), state[0]]).toEqual([undefined, was]);
    db.close();
  });

  it('that fails can be asked for again', () => {
    const state = stateOf(ASKED);
    checkpoint({ file: join(folder, 'missing', 'file.db'), state });
    expect(state[0]).toBe(IDLE);
  });
});

describe('the end', () => {
  /** The number the writer shares with the thread. */
  const sharedOf = (checkpoints: Checkpoints): Int32Array => checkpoints['state'];

  it.each([IDLE, ASKED])('comes at once where none is under way (%d)', (was) => {
    const checkpoints = new Checkpoints(join(folder, 'any.db'));
    const state = sharedOf(checkpoints);
    state[0] = was;
    checkpoints.end();
    expect(state[0]).toBe(ENDED);
  });

  it('waits for one under way', async () => {
    const { Worker } = await import('node:worker_threads');
    const checkpoints = new Checkpoints(join(folder, 'any.db'));
    const state = sharedOf(checkpoints);
    state[0] = RUNNING;
    const done = new Int32Array(new SharedArrayBuffer(4));
    const other = new Worker(
      `const { workerData: { state, done } } = require('node:worker_threads');
       Atomics.store(done, 0, 1);
       Atomics.store(state, 0, ${IDLE});
       Atomics.notify(state, 0);`,
      { eval: true, workerData: { state, done } },
    );
    checkpoints.end();
    expect([done[0], state[0]]).toEqual([1, ENDED]);
    await other.terminate();
  });
});
