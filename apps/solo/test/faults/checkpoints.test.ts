import { writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'libsql';
import { until } from '../cluster/support/caller.js';
import { newFolder } from '../support/folders.js';
import { ask, drawPeople, expectSound, ndjson } from '../support/registry.js';
import { killNow, startServer } from '../support/rosa.js';

/** A few batches of an import: too few for a commit to make a checkpoint by itself. */
const PEOPLE = 3_000;

/** How many people a store's file holds without its log: 0 also while it is being copied to, and of half a page. */
const peopleIn = async (file: string): Promise<number> => {
  const alone = join(newFolder(), 'alone.db');
  await copyFile(file, alone);
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
  await until(
    () => peopleIn(store),
    (people) => people >= 1_000,
  );
  expect(await expectSound(data)).toHaveLength(PEOPLE);
  await killNow(server);
});
