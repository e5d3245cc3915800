import { openLaboratory, type Laboratory } from './support/laboratory.js';
import {
  askForRoster,
  called,
  callPeople,
  claimHire,
  contractStart,
  hireGardener,
  prepare,
  readList,
  record,
  type Asked,
  type CalledDay,
  type Callers,
  type GivenRoster,
} from './support/day.js';

/** Someone of another laboratory up to the hire, every position filled, and a contract that ends. */

let laboratory: Laboratory;
let callers: Callers;
let asked: Asked;
let day: CalledDay;
beforeEach(async () => {
  laboratory = await openLaboratory();
  ({ callers, asked } = await prepare(laboratory));
  day = await callPeople(callers, asked);
});
afterEach(() => laboratory.close());

const idOf = (familyName: string) => called(day.cleaners, familyName).workerId;

/** Fatima says yes to her own laboratory, and the one that drew the list can give her name. */
const rosterOfFatima = async (): Promise<GivenRoster> => {
  await callers.neighbour
    .post(`/api/workers/${day.fatima}/interviews`)
    .send({ kind: 'in_depth', on: '2026-11-22', mode: 'phone', consent: { proposals: true } })
    .expect(201);
  const given = await askForRoster(callers, asked, day.cleaners, [day.fatima]).expect(201);
  return given.body as GivenRoster;
};

const opportunity = async () => {
  const path = `/api/opportunities/${asked.opportunityId}`;
  const { body } = await callers.animator.get(path).expect(200);
  return { state: body.state, filled: body.lines.map((line: { filled: number }) => line.filled) };
};

describe('someone of another laboratory', () => {
  it('goes into the roster once she has consented, named to the employer and masked to whoever gave it', async () => {
    const { id, people } = await rosterOfFatima();
    expect(people).toMatchObject([{ workerId: day.fatima, familyName: null, masked: true }]);
    const { body } = await callers.employer.get(`/api/rosters/${id}`).expect(200);
    expect(body.people).toMatchObject([{ familyName: 'El Idrissi', masked: false }]);
  });

  it('is placed by her own laboratory, and fills a position of the list she stood in', async () => {
    const roster = await rosterOfFatima();
    await claimHire(callers.employer, roster, day.fatima);
    laboratory.advance(8);
    const outcome = contractStart(asked, roster);
    const path = `/api/workers/${day.fatima}/outcomes`;
    await callers.operator.post(path).send(outcome).expect(404);
    await record(callers.neighbour, day.fatima, outcome);
    await laboratory.rosa.indexer.drain();

    expect(await opportunity()).toEqual({ state: 'open', filled: [1, 0] });
    const { people } = await readList(callers, day.cleaners);
    expect(people.find(({ workerId }) => workerId === day.fatima)!.live.withdrawn).toEqual({
      why: 'hired',
      on: '2026-11-30',
    });
  });
});

describe('an opportunity', () => {
  it('is filled when all its lines are, and its lists are then closed', async () => {
    const roster = await rosterOfFatima();
    await hireGardener(laboratory, callers, asked, day);
    await record(callers.neighbour, day.fatima, contractStart(asked, roster));
    const given = contractStart(asked, day.cleanersRoster);
    await record(callers.operator, idOf("D'Amico"), given);
    await record(callers.operator, idOf('Rossi'), given);
    await laboratory.rosa.indexer.drain();

    expect(await opportunity()).toEqual({ state: 'filled', filled: [3, 1] });
    expect((await readList(callers, day.cleaners)).closed).toBe(true);
    const path = `/api/opportunities/${asked.opportunityId}/shortlists`;
    await callers.operator.post(path).send({ lineId: asked.cleaners }).expect(409);
  });
});

describe('a contract that ends', () => {
  it('takes a person out of the lists until its last day, and then they are seen again', async () => {
    const until = '2027-02-27';
    laboratory.advance(8);
    const start = { kind: 'contract_start', on: '2026-11-30', contract: 'fixed_term', until };
    await record(callers.operator, idOf('Vercellone'), start);
    await laboratory.rosa.indexer.drain();

    const ranked = async () => {
      const criteria = { place: { comune: '002133', point: null } };
      const { body } = await callers.operator.post('/api/match').send({ criteria }).expect(200);
      return body.people.map(({ workerId }: { workerId: string }) => workerId);
    };
    const daysUntilTheLast = 89;
    laboratory.advance(daysUntilTheLast);
    expect(await ranked()).not.toContain(idOf('Vercellone'));
    laboratory.advance(1);
    expect(await ranked()).toContain(idOf('Vercellone'));
  });
});
