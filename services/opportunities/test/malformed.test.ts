import * as fc from 'fast-check';
import { newId } from '@rosa/domain';
import type { Route } from '@rosa/service-kit';
import { animatorOf, bodyOf, cleaners, givenRoster, operatorOf } from './support/acting.js';
import { cleaner, cleanersWanted } from './support/people.js';
import { openWorld, type World } from './support/world.js';

let world: World;
let ids: Readonly<Record<string, string>>;
let right: Readonly<Record<string, object>>;

beforeAll(async () => {
  world = await openWorld();
  const [workerId] = (await world.register(cleaner())) as [string];
  const { companyId, opportunity, list, roster } = await givenRoster(world, [workerId]);
  const lead = { title: 'Cercano', comune: '002133', on: '2026-11-20', state: 'new' };
  const { id: leadId } = bodyOf(await animatorOf(world).post('/api/leads').send(lead), 201);
  const asked = { companyId, kind: 'market_opening', title: 'x', lines: [cleaners()] };
  ids = {
    companies: companyId,
    leads: leadId,
    opportunities: opportunity.id,
    shortlists: list.id,
    rosters: roster.id,
    workers: workerId,
  };
  right = {
    match: { criteria: cleanersWanted, limit: 3 },
    out: { criteria: cleanersWanted, reason: 'distance', limit: 3 },
    why: { criteria: cleanersWanted, workerId },
    findability: {
      criteria: { ...cleanersWanted, weights: { experience: 1, availability: 0, distance: 1 } },
    },
    companies: { name: 'Altra', comune: '002133', sites: [{ comune: '002042' }] },
    leads: lead,
    opportunity: asked,
    logbook: {
      track: 'company_interest',
      on: '2026-11-20',
      comune: '002133',
      companyId,
      met: [{ name: 'Ugo', as: 'manager' }],
      answered: { version: 1, answers: [{ question: 'interest', answer: 'no' }] },
    },
    'question-sets': {
      track: 'local_actors',
      version: 2,
      title: 'D',
      validFrom: '2027-01-01',
      questions: [],
    },
    opportunities: asked,
    shortlists: { lineId: opportunity.lines[0]!.id, criteria: cleanersWanted, limit: 2 },
    candidates: { call: 'declined', reason: 'pay' },
    rosters: { companyId, workerIds: [workerId], expiresOn: '2026-12-31' },
    'laboratory-requests': {
      opportunityId: opportunity.id,
      lineId: opportunity.lines[0]!.id,
      workerId,
      note: 'Abita vicino',
    },
    answer: { answer: 'declined', reason: 'not_available', note: null },
    closings: { month: '2026-10' },
    answers: { workerId, answer: 'hired', contract: 'permanent', startOn: '2026-12-01', hours: 20 },
  };
});

afterAll(() => world.close());

/** Values that break careless readers: wrong types, sizes, days, codes, prototypes' own names. */
const oddities: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1.5,
  1e308,
  true,
  [],
  {},
  [null],
  [[]],
  'x'.repeat(5000),
  '\u0000',
  '\ud800',
  '2026-02-30',
  '0000-00-00',
  '__proto__',
  newId(),
  { __proto__: null, constructor: 1 },
];

const oddity = fc.oneof(fc.constantFrom(...oddities), fc.jsonValue({ maxDepth: 2 }));

/** A body with one field, at any depth, put wrong, or one more. */
const broken = (body: object): fc.Arbitrary<object> =>
  fc
    .tuple(fc.constantFrom(...Object.keys(body), 'id', 'nonsense', '__proto__'), oddity)
    .chain(([key, value]) => {
      const inner = (body as Record<string, unknown>)[key];
      const wrong = Object.fromEntries([...Object.entries(body), [key, value]]);
      return typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? fc.oneof(
            fc.constant(wrong),
            broken(inner).map((part) => ({ ...body, [key]: part })),
          )
        : fc.constant(wrong);
    });

const rightFor = ({ path }: Route): object =>
  right[path.split('/').findLast((part) => right[part] !== undefined)!]!;

const addressOf = (path: string): string =>
  `/api${path
    .replace('{workerId}', ids['workers']!)
    .replace('{id}', ids[path.split('/')[1]!] ?? newId())}`;

/** Whoever may call the route. */
const callerOf = (route: Route) => {
  if (route.roles.includes('operator' as never)) return operatorOf(world);
  return route.roles.includes('animator' as never)
    ? animatorOf(world)
    : world.api.as({ role: 'central' });
};

it('answers malformed bodies with a problem that names fields, never with a 500', async () => {
  for (const route of world.opportunities.routes.filter(({ body }) => body !== undefined)) {
    const bodies = fc.oneof(oddity, broken(rightFor(route)));
    await fc.assert(
      fc.asyncProperty(bodies, fc.constantFrom('*', '"1"', 'x', ''), async (body, ifMatch) => {
        const caller = callerOf(route);
        const answer = await caller[route.method](addressOf(route.path))
          .set('Content-Type', 'application/json')
          .set('If-Match', ifMatch)
          .send(JSON.stringify(body));
        const { status } = answer;
        expect([route.path, status, status < 500]).toEqual([route.path, status, true]);
        if (status === 400) {
          expect(answer.body.errors.length).toBeGreaterThan(0);
          expect([route.path, answer.body.errors[0].field]).not.toEqual([route.path, '']);
        }
      }),
      { numRuns: 25 },
    );
  }
});

it('answers malformed addresses and queries likewise', async () => {
  const texts = fc.constantFrom(
    '',
    '%00',
    '%F0%9F',
    "'",
    '..%2f',
    newId(),
    'x'.repeat(600),
    '-1',
    '1e9',
  );
  for (const route of world.opportunities.routes.filter(({ method }) => method === 'get')) {
    await fc.assert(
      fc.asyncProperty(texts, texts, texts, async (id, limit, cursor) => {
        const path = route.path.replaceAll(/\{\w+\}/g, id || 'x');
        const query = `limit=${limit}&cursor=${cursor}&q=${id}&comune=${id}&dueBy=${limit}&track=${id}`;
        const answer = await callerOf(route).get(`/api${path}?${query}`);
        expect([route.path, answer.status < 500]).toEqual([route.path, true]);
      }),
      { numRuns: 15 },
    );
  }
});
