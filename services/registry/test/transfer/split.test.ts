import * as fc from 'fast-check';
import { csvRecords } from '../../src/transfer/csv-records.js';
import { linesOf } from '../../src/transfer/lines.js';
import { ndjsonRows } from '../../src/transfer/ndjson-rows.js';

/** Bytes in pieces of these lengths, round and round. */
async function* pieces(bytes: Buffer, lengths: readonly number[]): AsyncGenerator<Buffer> {
  for (let [at, turn] = [0, 0]; at < bytes.length; turn += 1) {
    const length = lengths[turn % lengths.length]!;
    yield bytes.subarray(at, at + length);
    at += length;
  }
}

const all = async <T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> => {
  const found: T[] = [];
  for await (const batch of batches) found.push(...batch);
  return found;
};

const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });
const text = fc
  .array(fc.constantFrom('a', 'è', '😀', '"', '""', ',', ';', '\n', '\r\n', '{', '}', ' '))
  .map((parts) => parts.join(''));

describe('however a file is cut into chunks', () => {
  it('its rows and records are the same', async () => {
    await fc.assert(
      fc.asyncProperty(text, lengths, async (content, cut) => {
        const bytes = Buffer.from(content);
        const whole = () => pieces(bytes, [bytes.length || 1]);
        expect(await all(ndjsonRows(pieces(bytes, cut)))).toEqual(await all(ndjsonRows(whole())));
        expect(await all(csvRecords(pieces(bytes, cut), ','))).toEqual(
          await all(csvRecords(whole(), ',')),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('its lines are those of the text, too long ones apart', async () => {
    await fc.assert(
      fc.asyncProperty(text, lengths, async (content, cut) => {
        const bytes = Buffer.from(content);
        const expected = content.split('\n').map((line, at, lines) => {
          const ended = at < lines.length - 1;
          const size = Buffer.byteLength(line);
          return size > 6 ? null : ended ? line.replace(/\r$/, '') : line;
        });
        if (expected.at(-1) === '') expected.pop();
        const found = await all(linesOf(pieces(bytes, cut), 6));
        expect(found.map((line) => line.text)).toEqual(expected);
        expect(found.at(-1)?.end ?? 0).toBe(bytes.length);
      }),
      { numRuns: 300 },
    );
  });

  it('every cell of a well made CSV comes back as it was', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', 'è'), maxLength: 6 });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(rows, lengths, async (table, cut) => {
        const quoted = table.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`));
        const bytes = Buffer.from(quoted.map((row) => `${row.join(',')}\n`).join(''));
        const found = await all(csvRecords(pieces(bytes, cut), ','));
        expect(found.map(({ cells }) => cells)).toEqual(table);
      }),
      { numRuns: 200 },
    );
  });
});
