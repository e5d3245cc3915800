import { openLaboratory, type Laboratory } from './support/laboratory.js';
import {
  called,
  callPeople,
  claimHire,
  contractStart,
  prepare,
  readList,
  record,
  type Asked,
  type CalledDay,
  type Callers,
} from './support/day.js';

/** A hire recorded by mistake and taken back. */

let laboratory: Laboratory;
let callers: Callers;
let asked: Asked;
let day: CalledDay;
beforeAll(async () => {
  laboratory = await openLaboratory();
  ({ callers, asked } = await prepare(laboratory));
  day = await callPeople(callers, asked);
});
afterAll(() => laboratory.close());

/** The lines, both lists and both rosters, as they read now. */
const everything = async () => {
  const { body } = await callers.animator
    .get(`/api/opportunities/${asked.opportunityId}`)
    .expect(200);
  const rosters = [];
  for (const { id } of [day.cleanersRoster, day.gardenerRoster]) {
    const { people, closed } = (await callers.operator.get(`/api/rosters/${id}`).expect(200)).body;
    rosters.push({ people, closed });
  }
  const lists = [];
  for (const list of [day.cleaners, day.gardeners]) lists.push(await readList(callers, list));
  return { state: body.state, lines: body.lines, lists, rosters };
};

it('leaves the person, the line, the lists and the rosters as they were before it', async () => {
  const { workerId } = called(day.cleaners, 'Gallo');
  const { operator, employer } = callers;
  await claimHire(employer, day.gardenerRoster, workerId);
  laboratory.advance(8);
  const before = await everything();
  const hire = await record(operator, workerId, contractStart(asked, day.gardenerRoster));
  await laboratory.rosa.indexer.drain();
  const hired = await everything();
  expect(hired.lines).toMatchObject([{ filled: 0 }, { filled: 1 }]);
  expect(hired.lists).not.toEqual(before.lists);

  const path = `/api/workers/${workerId}/outcomes/${hire.id}`;
  await operator.delete(path).set('If-Match', `"${hire.rev}"`).expect(204);
  await laboratory.rosa.indexer.drain();
  expect(await everything()).toEqual(before);
  const { body } = await operator.get(`/api/workers/${workerId}`).expect(200);
  expect(body.status.state).toBe('active');

  await record(operator, workerId, contractStart(asked, day.gardenerRoster));
  await laboratory.rosa.indexer.drain();
  expect((await everything()).lines).toMatchObject([{ filled: 0 }, { filled: 1 }]);
});
