import { projectWorker, todayOf, type Meta, type WorkerDocument } from '@rosa/domain';
import type { LineReader } from '@rosa/service-kit';
import { arbitraryWorker, smallReference } from '@rosa/test-kit';
import * as fc from 'fast-check';
import { FreshDocuments, workerTransfer, type ImportReport } from '../../src/index.js';
import { packDocument, unpackDocument } from '../../src/transfer/packed-document.js';
import { fromAnswer, toAnswer } from '../../src/transfer/reading-messages.js';
import { readWorkerLines } from '../../src/transfer/reading.js';
import { workerReading } from '../../src/transfer/worker-reading.js';
import { clock, ndjson, openPlace, someone, type Place } from './support/place.js';

const at = { reference: smallReference, today: todayOf(clock) };

/** Reads as the thread does, in this one: what it says passes through text as between threads. */
const reader: LineReader = {
  isReady: true,
  read: async (lines) =>
    fromAnswer(structuredClone(toAnswer(readWorkerLines(workerReading, lines, at, true)))),
  close: async () => {},
};

const dates = { createdAt: '2020-01-01T00:00:00.000Z', updatedAt: '2021-01-01T00:00:00.000Z' };
const id = '01930000-0000-7000-8000-000000000001';

/** Every way a row can go: new, with what an export adds, twice, of another bank, wrong, about someone on record. */
const rows = [
  someone(1),
  { ...someone(2), type: 'worker' },
  { ...someone(3, { birthPlace: 'Z999' }) },
  { ...someone(4), id, rev: 3, lot: 7, ...dates },
  { ...someone(4), schooling: { level: 3 } },
  { ...someone(1), licences: ['B'] },
  { ...someone(5), licences: ['no such'] },
  { type: 'body', code: 'x' },
  { fiscalCode: someone(6).fiscalCode, careerComplete: true },
  { fiscalCode: someone(0).fiscalCode, careerComplete: true },
  { ...someone(7), id },
  someone(8),
];
const text = `${ndjson(rows)}not json\n\n[1]\n`;

/** What was drawn at random, and the clock, aside. */
const told = ({ files, seconds: _seconds, ...report }: ImportReport) => ({
  ...report,
  files: files.map(({ file: _file, errorsFile, warningsFile, ...file }) => ({
    ...file,
    lists: [errorsFile !== null, warningsFile !== null],
  })),
});

const taken = async (place: Place, ahead: boolean, dryRun: boolean) => {
  const fresh = new FreshDocuments();
  const transfer = workerTransfer({ store: place.store, reference: smallReference, clock, fresh });
  const transfers = [{ ...transfer, readAhead: () => (ahead ? reader : undefined) }];
  await place.import([await place.file('before.ndjson', ndjson([someone(0)]))]);
  const file = await place.file('x.ndjson', text);
  const report = await place.import([file], { transfers, dryRun, batchSize: 6 });
  const people = await place.people();
  return {
    report: told(report),
    errors: await place.read('x.ndjson.errors.csv'),
    warnings: await place.read('x.ndjson.warnings.csv'),
    contents: people.map(({ id: own, lot, ...content }) => ({
      ...content,
      own: own === id ? [own, lot] : null,
    })),
    people,
    fresh: fresh.take(people.map((each) => each.id)),
  };
};

describe('rows read beforehand', () => {
  let place: Place;
  let other: Place;
  beforeEach(async () => void ([place, other] = [await openPlace(), await openPlace()]));
  afterEach(() => Promise.all([place.close(), other.close()]));

  it.each([false, true])('are taken as those read in their turn (dry run: %s)', async (dryRun) => {
    const ahead = await taken(place, true, dryRun);
    const inTurn = await taken(other, false, dryRun);
    expect(ahead.report).toEqual(inTurn.report);
    expect(ahead.report).toMatchObject({ read: 14, refused: dryRun ? 5 : 6 });
    expect(ahead.errors).toBe(inTurn.errors);
    expect(ahead.warnings).toBe(inTurn.warnings);
    expect(ahead.contents).toEqual(inTurn.contents);
  });

  it('leave at hand what the search is to hold of each, as the record would give it', async () => {
    const { people, fresh } = await taken(place, true, false);
    const byId = new Map(people.map((each) => [each.id, each]));
    const current = fresh.filter((each) => byId.get(each.id)!.rev === each.rev);
    expect(current.map((each) => each.id)).toHaveLength(3);
    for (const each of current) {
      expect(each).toEqual(projectWorker(byId.get(each.id)!, smallReference));
    }
  });
});

it('a document packed and sent as text comes out as it went in', () => {
  fc.assert(
    fc.property(arbitraryWorker, (record) => {
      const meta: Meta = { id, rev: 3, ...dates };
      const document: WorkerDocument = projectWorker({ ...record, ...meta }, smallReference);
      const sent = JSON.parse(JSON.stringify(packDocument(document)));
      expect(unpackDocument(sent, meta, document.access)).toEqual(document);
    }),
  );
});

it('a document at hand is given once', () => {
  const fresh = new FreshDocuments();
  const [row] = readWorkerLines(workerReading, [JSON.stringify({ ...someone(1), id })], at, true);
  fresh.keep(row!, { id, rev: 1, ...dates });
  expect(fresh.take([id])).toMatchObject([{ id, rev: 1 }]);
  expect(fresh.take([id])).toEqual([]);
});

it('nothing is projected where nobody asks for it', () => {
  const [row] = readWorkerLines(workerReading, [JSON.stringify({ ...someone(1), id })], at, false);
  expect(row).toMatchObject({ meta: { id }, name: someone(1).fiscalCode, extra: null });
});
