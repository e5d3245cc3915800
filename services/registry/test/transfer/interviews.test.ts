import { interviewRow } from '@rosa/test-kit';
import { HeldQuestions } from '../support/questions.js';
import { ndjson, openPlace, transfersOf, type Place } from './support/place.js';

/** Interviews that come by file are held to their questionnaire as those held at a desk. */

let place: Place;
let questions: HeldQuestions;
beforeEach(async () => {
  place = await openPlace();
  questions = new HeldQuestions();
});
afterEach(() => place.close());

const take = async (rows: readonly object[]) =>
  place.import([await place.file('x.ndjson', ndjson(rows))], {
    transfers: transfersOf(place, { questions }),
    batchSize: 10,
  });

const refusals = () => place.read('x.ndjson.errors.csv');

it('a row whose answers do not suit its version is refused alone', async () => {
  const rows = [interviewRow('auto'), interviewRow('cavallo'), interviewRow('autobus', 2)];
  expect(await take(rows)).toMatchObject({ added: 1, refused: 2 });
  const errors = await refusals();
  expect(errors).toMatch(/,2,questionnaire\.answers\[0\]\.answer,/);
  expect(errors).toMatch(/,3,questionnaire\.version,/);
});

it('a version is asked for once, however many rows answer it', async () => {
  const rows = Array.from({ length: 45 }, () => interviewRow('auto'));
  expect(await take(rows)).toMatchObject({ added: 45 });
  expect(questions.asked).toBe(1);
});

it('what is no version is refused as any wrong field, and nothing is asked for', async () => {
  expect(await take([interviewRow('auto', 'uno'), interviewRow('auto', 1.5)])).toMatchObject({
    refused: 2,
  });
  expect(questions.asked).toBe(0);
});

it('former revisions are held to the versions they answered', async () => {
  const at = '2026-11-01T00:00:00.000Z';
  const meta = { rev: 2, createdAt: at, updatedAt: at };
  const row = interviewRow('auto');
  const { type: _type, ...former } = { ...interviewRow('cavallo'), ...meta, id: row.id, rev: 1 };
  const history = [{ record: former, replacedAt: at, replacedBy: 'anna' }];
  expect(await take([{ ...row, ...meta, former: history }])).toMatchObject({ refused: 1 });
  expect(await refusals()).toMatch(/former\[0\]\.record\.questionnaire\.answers\[0\]\.answer/);
});

it('a row that leaves the answers as they were asks for no questions', async () => {
  const { questionnaire: _answers, ...row } = interviewRow('auto');
  await take([{ ...row, questionnaire: _answers }]);
  questions.isAway = true;
  const later = { ...row, note: 'riletta' };
  expect(await take([later])).toMatchObject({ updated: 1 });
});
