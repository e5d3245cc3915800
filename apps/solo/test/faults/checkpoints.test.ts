import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'libsql';
import { newFolder } from '../support/folders.js';
import { ask, drawPeople, expectSound, ndjson } from '../support/registry.js';
import { killNow, startServer } from '../support/rosa.js';

/** A few batches of an import: too few for a commit to make a checkpoint by itself. */
const PEOPLE = 3_000;

/** How many people a store's file holds without its log: 0 also while it is being copied to, and of half a page. */
const peopleIn = (file: string): number => {
  const alone = join(newFolder(), 'alone.db');
  copyFileSync(file, alone);
  const db = new Database(alone);
  try {
    const row = db.prepare('SELECT count(*) AS people FROM bank_workers').get([]);
    return (row as { people: number }).people;
  } catch {
    return 0;
  } finally {
    db.close();
  }
};

it('a server that takes people in copies its log into its file beside the commits', async () => {
  const folder = newFolder();
  const [data, file] = [join(folder, 'data'), join(folder, 'people.ndjson')];
  writeFileSync(file, ndjson(drawPeople(PEOPLE)));
  const server = await startServer({ data });
  await ask(data, 'import', { files: [file], dryRun: false });
  const store = join(data, 'registry.db');
  // The thread ends some tenths of a second after the import at the latest.
  while (peopleIn(store) < 1_000) await setTimeout(20);
  expect(await expectSound(data)).toHaveLength(PEOPLE);
  await killNow(server);
});
