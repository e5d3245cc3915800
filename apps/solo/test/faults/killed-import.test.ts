import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { newFolder } from '../support/folders.js';
import { ask, drawPeople, expectSound, ndjson } from '../support/registry.js';
import { begin, killNow, startServer } from '../support/rosa.js';

/** More on demand: `ROSA_KILLS=50`. Each takes some seconds. */
const KILLS = Number(process.env['ROSA_KILLS'] ?? 5);
/** Enough for a thread of their own to read them. */
const PEOPLE = 2_500;

const text = ndjson(drawPeople(PEOPLE));

const fileIn = (folder: string): string => {
  const file = join(folder, 'people.ndjson');
  writeFileSync(file, text);
  return file;
};

const points = (kills: number, to: number): readonly number[] =>
  fc.sample(fc.integer({ min: 0, max: to }), kills);

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Gives the file again and tells what is there at the end. */
const expectAll = async (data: string, file: string): Promise<void> => {
  const server = await startServer({ data });
  await ask(data, 'import', { files: [file], dryRun: false });
  const { out } = await ask(data, 'import', { files: [file], dryRun: false });
  expect(out).toContain(`0 aggiunte, 0 aggiornate, ${PEOPLE} invariate, 0 rifiutate`);
  const people = await expectSound(data);
  expect(people).toHaveLength(PEOPLE);
  expect(people.every(({ rev }) => rev === 1)).toBe(true);
  await killNow(server);
};

describe('an import killed', () => {
  it.each(points(KILLS, 900))(
    'with its server loses and doubles nobody when it is given again (after %d ms)',
    async (ms) => {
      const folder = newFolder();
      const [data, file] = [join(folder, 'data'), fileIn(folder)];
      const killed = await startServer({ data });
      const command = ask(data, 'import', { files: [file], dryRun: false }).then(
        ({ out }) => out,
        (error: Error) => error.message,
      );
      await after(ms);
      await killNow(killed);
      expect(await command).toMatch(/righe lette|il server si è fermato prima della fine/);
      await expectAll(data, file);
    },
  );

  it.each(points(Math.ceil(KILLS / 2), 1_800))(
    'without a server loses and doubles nobody when it is given again (after %d ms)',
    async (ms) => {
      const folder = newFolder();
      const [data, file] = [join(folder, 'data'), fileIn(folder)];
      const command = begin(['import', file], { data });
      await after(ms);
      await killNow(command);
      await expectAll(data, file);
    },
  );
});
