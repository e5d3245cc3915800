import { systemScope } from '@rosa/domain';
import type { ImportRow } from '@rosa/service-kit';
import { animatorOf, bodyOf, employerOf, givenRoster, note, operatorOf } from './support/acting.js';
import { cleaner, livesAt, unknownPerson } from './support/people.js';
import { openWorld, type World } from './support/world.js';

let world: World;
let empty: World;
beforeEach(async () => {
  world = await openWorld();
  empty = await openWorld();
});
afterEach(async () => {
  await world.close();
  await empty.close();
});

type Row = Readonly<Record<string, unknown>>;

const system = systemScope('test');

const exported = async ({ opportunities }: World): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const transfer of opportunities.transfers) {
    for await (const batch of transfer.export(system, { restricted: false })) rows.push(...batch);
  }
  return rows;
};

const imported = async ({ opportunities }: World, rows: readonly Row[]) => {
  const results = [];
  for (const transfer of opportunities.transfers) {
    const own = rows
      .filter(({ type }) => type === transfer.type)
      .map(({ type: _type, ...value }, line): ImportRow => ({ file: 'x', line, value }));
    results.push(...(await transfer.import(system, own, { dryRun: false })));
  }
  return results;
};

/** Something in every bank, with a past. */
const fill = async () => {
  const [ada, bea, far] = (await world.register(
    cleaner(),
    cleaner(),
    unknownPerson(livesAt(5, '096004')),
  )) as string[];
  const { companyId, opportunity, list, roster } = await givenRoster(world, [ada!, bea!]);
  const post = (path: string, body: object) => animatorOf(world).post(path).send(body);
  bodyOf(await post('/api/leads', { title: 'x', comune: '002133', on: '2026-11-20' }), 201);
  const met = [{ name: 'Ugo', as: 'manager' }];
  const meeting = { track: 'company_interest', on: '2026-11-20', comune: '002133', companyId, met };
  bodyOf(await post('/api/logbook', meeting), 201);
  const questions = [{ code: 'a', kind: 'text', text: { it: 'Che cosa?' } }];
  const set = { track: 'local_actors', version: 2, title: 'D', validFrom: '2027-01-01', questions };
  bodyOf(await world.api.as({ role: 'central' }).post('/api/question-sets').send(set), 201);
  bodyOf(await note(world, list.id, bea!, { verdict: 'suitable', reason: 'esperta' }), 200);
  const answers = `/api/rosters/${roster.id}/answers`;
  const refusal = { workerId: bea, answer: 'refused', reason: 'distance' };
  bodyOf(await employerOf(world, companyId).post(answers).send(refusal), 201);
  bodyOf(await operatorOf(world).post(`/api/rosters/${roster.id}/seen`), 200);
  const hire = { workerId: ada, answer: 'hired', contract: 'permanent', startOn: '2026-12-01' };
  bodyOf(await operatorOf(world).post(answers).send(hire), 201);
  const line = { opportunityId: opportunity.id, lineId: opportunity.lines[0]!.id };
  const request = { ...line, workerId: far, note: 'Serve una terza persona' };
  bodyOf(await operatorOf(world).post('/api/laboratory-requests').send(request), 201);
  await world.opportunities.onOutcome([world.hired(ada!, { rosterId: roster.id })]);
  return { list, opportunity };
};

it('gives the same banks, with their past, when all of them are taken into an empty registry', async () => {
  const { list } = await fill();
  world.at('2027-06-01T10:00:00Z');
  empty.at('2027-06-01T10:00:00Z');
  const rows = await exported(world);
  expect(new Set(rows.map(({ type }) => type)).size).toBe(9);
  for (const result of await imported(empty, rows))
    expect(result).toMatchObject({ outcome: 'added' });
  expect(await exported(empty)).toEqual(rows);
  for (const result of await imported(empty, rows))
    expect(result).toMatchObject({ outcome: 'unchanged' });
  const read = await operatorOf(empty).get(`/api/shortlists/${list.id}`);
  expect(bodyOf(read, 200).people).toMatchObject([{ score: expect.closeTo(1, 6) }, {}, {}]);
});

it('refuses alone a row that is wrong, by field', async () => {
  await fill();
  const rows = (await exported(world)).map((row) =>
    row['type'] === 'roster' ? { ...row, answers: [{ answer: 'perhaps' }] } : row,
  );
  const refused = (await imported(empty, rows)).filter(({ outcome }) => outcome === 'refused');
  expect(refused).toHaveLength(1);
});

it('leaves a version of the questions that is written as it is, for those who answered it', async () => {
  await fill();
  const rows = (await exported(world)).filter(({ type }) => type === 'questionSet');
  const [result] = await imported(world, [{ ...rows[0]!, title: 'Altre domande' }]);
  expect(result).toMatchObject({ outcome: 'refused', errors: [{ field: 'version' }] });
  const [again] = await imported(world, rows);
  expect(again).toMatchObject({ outcome: 'unchanged' });
});
