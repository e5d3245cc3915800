import { openLaboratory, type Laboratory } from './support/laboratory.js';
import {
  called,
  callPeople,
  draw,
  hireGardener,
  prepare,
  readList,
  type Asked,
  type CalledDay,
  type Callers,
  type List,
  type OnRoster,
} from './support/day.js';

/** What the employer reads and answers, and what a confirmed hire does to the person, the line and the other list. */

let laboratory: Laboratory;
let callers: Callers;
let asked: Asked;
let day: CalledDay;
let hire: Awaited<ReturnType<typeof hireGardener>>;
beforeAll(async () => {
  laboratory = await openLaboratory();
  ({ callers, asked } = await prepare(laboratory));
  day = await callPeople(callers, asked);
  hire = await hireGardener(laboratory, callers, asked, day);
});
afterAll(() => laboratory.close());

const idOf = (familyName: string) => called(day.cleaners, familyName).workerId;
const readRoster = async (id: string) => (await callers.employer.get(`/api/rosters/${id}`)).body;
const onRoster = (people: readonly OnRoster[], familyName: string) =>
  people.find((person) => person.familyName === familyName)!;

describe('the employer', () => {
  it('finds both rosters, and no list, worker or register', async () => {
    const { body } = await callers.employer.get('/api/rosters').expect(200);
    expect(body.total).toBe(2);
    await callers.employer.get(`/api/shortlists/${day.cleaners.id}`).expect(403);
    await callers.employer.get(`/api/workers/${idOf("D'Amico")}`).expect(403);
    await callers.employer.get('/api/audit').expect(403);
  });

  it('reads of each person what serves to choose, and nothing else', async () => {
    const { people } = await readRoster(day.cleanersRoster.id);
    expect(Object.keys(onRoster(people, "D'Amico")).sort()).toEqual([
      'answer',
      'comune',
      'confirmed',
      'contacts',
      'experiences',
      'familyName',
      'givenName',
      'languages',
      'licences',
      'masked',
      'schooling',
      'skills',
      'withdrawn',
      'workerId',
    ]);
    const said = JSON.stringify(people);
    expect(said).not.toContain('DMCNNA68P61I337U');
    expect(said).not.toContain('1968-09-21');
    expect(said).not.toMatch(/"score"|"lot"|"birth/);
  });

  it('has its answers kept, who gave them, and the hire as a claim until it is confirmed', async () => {
    const { people } = await readRoster(day.cleanersRoster.id);
    expect(onRoster(people, "D'Amico").answer).toMatchObject({
      answer: 'interview',
      by: 'M. Olivero',
      onBehalf: false,
    });
    expect(onRoster(people, 'Rossi').answer).toMatchObject({
      answer: 'refused',
      reason: 'availability',
    });
    const claim = onRoster(hire.claimed.people, 'Gallo');
    expect(claim).toMatchObject({ answer: { answer: 'hired' }, confirmed: false });
    expect(hire.beforeHire.status.state).toBe('active');
  });
});

describe('a hire confirmed by the outcome', () => {
  it('places the worker', async () => {
    const { body } = await callers.operator.get(`/api/workers/${idOf('Gallo')}`).expect(200);
    expect(body.status).toEqual({ state: 'placed', until: null });
  });

  it('fills the gardener’s line, and leaves the cleaners’ open', async () => {
    const path = `/api/opportunities/${asked.opportunityId}`;
    const { body } = await callers.animator.get(path).expect(200);
    expect(body.lines.map(({ filled }: { filled: number }) => filled)).toEqual([0, 1]);
    expect(body.state).toBe('open');
  });

  it('is confirmed on the roster it came from', async () => {
    const { people } = await readRoster(day.gardenerRoster.id);
    expect(onRoster(people, 'Gallo')).toMatchObject({ confirmed: true, withdrawn: null });
  });

  it('takes the person out of the other list and roster, saying why there', async () => {
    const list = await readList(callers, day.cleaners);
    expect(called(list, 'Gallo').live.withdrawn).toEqual({
      why: 'hired_elsewhere',
      on: '2026-11-30',
    });
    const { people } = await readRoster(day.cleanersRoster.id);
    // The employer is told no reason.
    expect(onRoster(people, 'Gallo').withdrawn).toEqual({ why: 'unavailable', on: null });
    expect(onRoster(people, "D'Amico").withdrawn).toBeNull();
  });

  it('leaves what was frozen as it was', async () => {
    const frozen = ({ people, toInterview, ...head }: List) => ({
      counts: [head.considered, head.ranked, head.outTotal, head.out],
      people: [...people, ...toInterview].map(({ live: _live, elsewhere: _else, ...one }) => one),
    });
    expect(frozen(await readList(callers, day.cleaners))).toEqual(frozen(day.cleaners));
  });

  it('is not in a list drawn after it, and the filled line draws no more', async () => {
    const again = await draw(callers, asked, asked.cleaners, 50);
    const ids = [...again.people, ...again.toInterview].map(({ workerId }) => workerId);
    expect(ids).not.toContain(idOf('Gallo'));
    expect(again.out['notReleased']).toBe(day.cleaners.out['notReleased']! + 1);
    const path = `/api/opportunities/${asked.opportunityId}/shortlists`;
    const { body } = await callers.operator.post(path).send({ lineId: asked.gardener }).expect(409);
    expect(body.detail ?? body.title).toContain('coperti');
  });

  it('can be called no more, in words that say why', async () => {
    const path = `/api/shortlists/${day.cleaners.id}/candidates/${idOf('Gallo')}`;
    const { body } = await callers.operator.patch(path).send({ call: 'confirmed' }).expect(409);
    expect(body.withdrawn).toEqual({ why: 'hired_elsewhere', on: '2026-11-30' });
  });

  it('is told once', async () => {
    const path = `/api/workers/${idOf('Gallo')}/outcomes`;
    await callers.operator.post(path).send(hire.outcome).expect(409);
    const { body } = await callers.operator.get(path).expect(200);
    expect(body.total).toBe(1);
  });

  it('stands in the person’s history, and who looked at the person can be asked', async () => {
    const history = await callers.operator.get(`/api/workers/${idOf('Gallo')}/history`).expect(200);
    const kinds = history.body.items.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['created', 'changed', 'outcome']));
    const looks = await callers.operator.get(`/api/workers/${idOf('Gallo')}/looks`).expect(200);
    const who = looks.body.items.map(({ name, action }: { name: string; action: string }) => [
      name,
      action,
    ]);
    expect(who).toEqual(
      expect.arrayContaining([
        ['Op. L. Ricci', 'rosters.give'],
        ['M. Olivero', 'rosters.read'],
        ['M. Olivero', 'rosters.answer'],
      ]),
    );
  });
});
