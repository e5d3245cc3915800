import * as fc from 'fast-check';
import { newId } from '@rosa/domain';
import type { Route } from '@rosa/service-kit';
import { person } from './support/people.js';
import { operatorOf, register } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;
let workerId: string;

beforeAll(async () => {
  rosa = await openTestRegistry();
  workerId = (await register(rosa)).id;
  await rosa.index();
});

afterAll(() => rosa.close());

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
  'constructor',
  { __proto__: null, constructor: 1 },
  newId(),
];

const oddity = fc.oneof(fc.constantFrom(...oddities), fc.jsonValue({ maxDepth: 2 }));

/** What each bank's requests look like when they are right, to be broken one field at a time. */
const rightBodies: Readonly<Record<string, object>> = {
  workers: person({ givenName: 'Ugo', contacts: { phone: '+390161000000', email: null } }),
  interviews: {
    kind: 'first',
    on: '2026-11-20',
    answers: [{ key: 'shift:early', answer: 'yes' }],
    commute: { km: 20 },
    skills: [{ code: 'cleaning', months: 1, lastUsed: '2026', evidence: 'declared' }],
  },
  outcomes: {
    kind: 'contract_start',
    on: '2026-11-20',
    contract: 'permanent',
    until: '2027-01-01',
  },
  plans: { objective: 'Lavoro', steps: [{ kind: 'training', what: 'Corso' }] },
  projects: {
    code: 'P',
    title: 'T',
    bodyCode: 'b',
    kind: 'lpu',
    comune: '002133',
    stage: 'started',
  },
  desks: {
    name: 'D',
    kind: 'desk',
    comune: '002133',
    openings: [{ weekday: 1, from: '09:00', to: '10:00' }],
  },
  appointments: { deskId: newId(), on: '2026-11-23', at: '09:00' },
  convocations: {
    title: 'C',
    comune: '002133',
    from: '2026-12-01',
    group: { search: {}, means: 'phone' },
  },
  preview: { deskId: newId(), group: { search: {}, means: 'phone' } },
  'target-groups': { name: 'G', comune: '002133', search: { sex: 'F', ageFrom: 20 } },
  search: { text: 'rossi', comune: '002133', ageFrom: 20, never: ['skills'], limit: 5 },
};

const bankOf = (path: string): string =>
  path.split('/').findLast((part) => rightBodies[part] !== undefined) ?? 'workers';

/** A body with one field, at any depth, put wrong, or one more. */
const broken = (right: object): fc.Arbitrary<object> =>
  fc
    .tuple(fc.constantFrom(...Object.keys(right), 'id', 'nonsense', '__proto__'), oddity)
    .chain(([key, value]) => {
      const inner = (right as Record<string, unknown>)[key];
      const wrong = Object.fromEntries([...Object.entries(right), [key, value]]);
      const deep = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
      return deep
        ? fc.oneof(
            fc.constant(wrong),
            broken(inner).map((part) => ({ ...right, [key]: part })),
          )
        : fc.constant(wrong);
    });

const send = (route: Route, body: unknown, ifMatch: string) => {
  const path = route.path.replaceAll(/\{\w+\}/g, workerId);
  const agent = operatorOf(rosa);
  const sent = agent[route.method](`/api${path}`).set('Content-Type', 'application/json');
  return sent.set('If-Match', ifMatch).send(JSON.stringify(body));
};

const routesWithBody = () => rosa.registry.routes.filter(({ body }) => body !== undefined);

it('answers malformed bodies with a problem that names fields, never with a 500', async () => {
  for (const route of routesWithBody()) {
    const bodies = fc.oneof(oddity, broken(rightBodies[bankOf(route.path)]!));
    await fc.assert(
      fc.asyncProperty(bodies, fc.constantFrom('*', '"1"', 'x', ''), async (body, ifMatch) => {
        const answer = await send(route, body, ifMatch);
        expect([route.path, answer.status, answer.status < 500]).toEqual([
          route.path,
          answer.status,
          true,
        ]);
        if (answer.status === 400) {
          expect(answer.body.errors.length).toBeGreaterThan(0);
          expect(answer.body.errors[0].field).not.toBe('');
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
  for (const route of rosa.registry.routes.filter(({ method }) => method === 'get')) {
    await fc.assert(
      fc.asyncProperty(texts, texts, texts, async (id, limit, cursor) => {
        const path = route.path.replaceAll(/\{\w+\}/g, id || 'x');
        const query = `limit=${limit}&cursor=${cursor}&comune=${id}&deskId=${id}&from=${limit}`;
        const answer = await operatorOf(rosa).get(`/api${path}?${query}`);
        expect([route.path, answer.status < 500]).toEqual([route.path, true]);
      }),
      { numRuns: 15 },
    );
  }
});
