import { openLaboratory, type Laboratory } from './support/laboratory.js';
import {
  askForRoster,
  called,
  callPeople,
  draw,
  prepare,
  readList,
  type Asked,
  type CalledDay,
  type Callers,
  type List,
} from './support/day.js';

/** Three cleaners and a gardener in Santhià: the two lists, the calls, and who may be given to the employer. */

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

const names = ({ people }: Pick<List, 'people'>) =>
  people.map(({ masked, familyName }) => (masked ? '—' : familyName));
const reasons = (list: List, familyName: string) =>
  called(list, familyName).contributions.map(({ because }) => because.text);
const idOf = (familyName: string) => called(day.cleaners, familyName).workerId;

describe('the list of cleaners', () => {
  it('ranks everyone around, wherever their record is kept', () => {
    expect(names(day.cleaners)).toEqual([
      "D'Amico",
      '—',
      'Rossi',
      'Vercellone',
      'Fontana',
      'Gallo',
      'Bianco',
      'Cannavò',
    ]);
    const [, masked] = day.cleaners.people;
    expect(masked!.workerId).toBe(day.fatima);
  });

  it('says how many were considered, how many are out and why', () => {
    const { complete, considered, ranked, outTotal, out } = day.cleaners;
    expect({ complete, considered, ranked, outTotal }).toEqual({
      complete: true,
      considered: 27,
      ranked: 19,
      outTotal: 8,
    });
    expect(out).toEqual({ notReleased: 3, requirement: 0, term: 3, distance: 2 });
  });

  it('tells beside those who may be interviewed first', () => {
    const beside = day.cleaners.toInterview.map(({ familyName }) => familyName);
    // One question away from the top, both of them: their lots decide who stands first.
    expect(beside.toSorted()).toEqual(['Benali', 'Perotti']);
  });

  it('explains the first one by where and how long she has done it', () => {
    const [first] = day.cleaners.people;
    expect(reasons(day.cleaners, "D'Amico")[0]).toContain('presso Comune di Santhià, certificata');
    expect(first!.contributions.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(
      first!.score,
      9,
    );
  });

  it('does not say where someone of another laboratory works, who asked or where they live', () => {
    const [, masked] = day.cleaners.people;
    const said = JSON.stringify(masked!.contributions);
    expect(said).not.toContain('La Spiga');
    expect(said).not.toContain('Ricci');
    expect(said).not.toContain('45.4070');
  });

  it('asks again who said no to part time more than a year ago', () => {
    expect(reasons(day.cleaners, 'Fontana')).toContainEqual(
      expect.stringContaining('da chiedere di nuovo'),
    );
  });

  it('counts an afternoon’s second row: Dario’s weaker word has not put him out', () => {
    expect(reasons(day.cleaners, 'Cannavò')).toContainEqual(
      expect.stringMatching(/turno di primo mattino: sì, accertato/),
    );
  });
});

describe('the list of gardeners', () => {
  it('holds the municipal gardener first, then those of near trades', () => {
    const { people } = day.gardeners;
    expect(people[0]!.familyName).toBe('Gallo');
    expect(people[0]!.score).toBeCloseTo(1, 9);
    expect(names(day.gardeners)).toEqual(['Gallo', '—', 'Benali', '—', '—']);
  });

  it('keeps whoever has no address, with distance still to ascertain', () => {
    const ivan = day.gardeners.people[4]!;
    expect(ivan.distanceKm).toBeNull();
    expect(ivan.contributions.at(-1)!.because.code).toBe('home.unknown');
  });

  it('says that the first one is in another list too', () => {
    expect(called(day.gardeners, 'Gallo').elsewhere.shortlists).toBe(1);
  });
});

describe('after the calls', () => {
  it('each is kept beside the person, and the verdict apart from the call', async () => {
    const list = await readList(callers, day.cleaners);
    const lastCall = (familyName: string) => {
      const { outcome, reason } = called(list, familyName).live.calls.at(-1)!;
      return [outcome, reason];
    };
    expect(lastCall('Vercellone')).toEqual(['no_reply', null]);
    expect(lastCall('Fontana')).toEqual(['call_back', null]);
    expect(lastCall('Bianco')).toEqual(['declined', 'care']);
    expect(lastCall("D'Amico")).toEqual(['confirmed', null]);
    expect(called(list, "D'Amico").live.verdicts).toMatchObject([
      { verdict: 'suitable', reason: 'Conosce il lavoro e il turno', by: 'Op. L. Ricci' },
    ]);
  });

  it('leaves the call of someone of another laboratory to that laboratory', async () => {
    const path = `/api/shortlists/${day.cleaners.id}/candidates/${day.fatima}`;
    const { body } = await callers.operator.patch(path).send({ call: 'no_reply' }).expect(403);
    expect(body.detail ?? body.title).toContain('laboratorio');
  });

  it('declining a proposal writes no refusal of an adequate offer', async () => {
    const path = `/api/workers/${idOf('Bianco')}/refusals`;
    const { body } = await callers.operator.get(path).expect(200);
    expect(body.total).toBe(0);
  });

  it('refuses a roster, naming who has not confirmed, who declined and who was never asked', async () => {
    const ids = [idOf("D'Amico"), idOf('Vercellone'), day.fatima, idOf('Bianco')];
    const { body } = await askForRoster(callers, asked, day.cleaners, ids).expect(409);
    expect(body.notReady).toEqual([
      { workerId: idOf('Vercellone'), reasons: ['roster.notConfirmed'] },
      { workerId: day.fatima, reasons: ['roster.consentNeverAsked'] },
      { workerId: idOf('Bianco'), reasons: ['roster.declined'] },
    ]);
  });

  it('refuses whoever confirmed longer than thirty days ago', async () => {
    const later = await openLaboratory();
    try {
      const ready = await prepare(later);
      const { cleaners } = await callPeople(ready.callers, ready.asked);
      later.advance(31);
      const sent = { expiresOn: '2027-01-31', companyId: ready.asked.companyId };
      const { body } = await ready.callers.operator
        .post(`/api/shortlists/${cleaners.id}/rosters`)
        .send({ ...sent, workerIds: [called(cleaners, "D'Amico").workerId] })
        .expect(409);
      expect(body.notReady[0].reasons).toEqual(['roster.confirmedLongAgo']);
    } finally {
      await later.close();
    }
  });

  it('draws the same list again beside the first', async () => {
    const again = await draw(callers, asked, asked.cleaners, 8);
    expect(again.id).not.toBe(day.cleaners.id);
    expect(again.people.map(({ workerId, score }) => [workerId, score])).toEqual(
      day.cleaners.people.map(({ workerId, score }) => [workerId, score]),
    );
  });
});
