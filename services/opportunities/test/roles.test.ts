import { newId, ROLES, type Role } from '@rosa/domain';
import { openApiOf } from '@rosa/service-kit';
import { READ_EVERYWHERE, walkRoutes } from '@rosa/test-kit/http';
import { animatorOf, bodyOf, cleaners, givenRoster, operatorOf } from './support/acting.js';
import { cleaner, cleanersWanted, livesAt } from './support/people.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.close());

const LEAD = { title: 'Cercano due persone', comune: '002133', on: '2026-11-20' };
const MEETING = {
  track: 'local_actors',
  on: '2026-11-20',
  comune: '002133',
  met: [{ name: 'Ugo', as: 'association' }],
};
const SET = {
  track: 'local_actors',
  version: 2,
  title: 'Domande',
  validFrom: '2027-01-01',
  questions: [{ code: 'a', kind: 'text', text: { it: 'Che cosa fa?' } }],
};

/** One record in each bank, all of the province of Vercelli, and a body every route accepts. */
const fill = async () => {
  const [workerId, elsewhere] = (await world.register(
    cleaner(),
    cleaner(livesAt(5, '096004')),
  )) as [string, string];
  const { companyId, opportunity, list, roster } = await givenRoster(world, [workerId]);
  const post = async (path: string, body: object): Promise<string> =>
    bodyOf(await animatorOf(world).post(path).send(body), 201).id;
  const line = opportunity.lines[0]!.id;
  const request = { opportunityId: opportunity.id, lineId: line, workerId: elsewhere };
  const sent = await operatorOf(world).post('/api/laboratory-requests').send(request);
  const ids: Readonly<Record<string, string>> = {
    companies: companyId,
    leads: await post('/api/leads', LEAD),
    logbook: await post('/api/logbook', MEETING),
    opportunities: opportunity.id,
    shortlists: list.id,
    rosters: roster.id,
    'laboratory-requests': bodyOf(sent, 201).id,
    workers: workerId,
  };
  const asked = { companyId, kind: 'market_opening', title: 'x', lines: [cleaners()] };
  const bodies: Record<string, object> = {
    'POST /match': { criteria: cleanersWanted },
    'POST /match/out': { criteria: cleanersWanted, reason: 'distance' },
    'POST /match/why': { criteria: cleanersWanted, workerId },
    'POST /match/findability': { criteria: cleanersWanted },
    'POST /companies': { name: 'Altra', comune: '002133' },
    'POST /leads': LEAD,
    'POST /leads/{id}/opportunity': asked,
    'POST /logbook': MEETING,
    'POST /question-sets': SET,
    'POST /opportunities': asked,
    'POST /opportunities/{id}/shortlists': { lineId: line },
    'PATCH /shortlists/{id}/candidates/{workerId}': { call: 'confirmed' },
    'POST /shortlists/{id}/rosters': { companyId, workerIds: [workerId], expiresOn: '2026-12-31' },
    'POST /rosters/{id}/answers': { workerId, answer: 'trial' },
    'POST /laboratory-requests': request,
    'POST /laboratory-requests/{id}/answer': { answer: 'called' },
  };
  for (const bank of ['companies', 'leads', 'logbook', 'opportunities']) {
    bodies[`PATCH /${bank}/{id}`] = {};
  }
  const idsOf = (path: string): Record<string, string> => ({
    id: ids[path.split('/')[1]!]!,
    ...(path.includes('{workerId}') ? { workerId } : {}),
  });
  return { idsOf, bodies };
};

it('lets no role do what it may not, nor see anything of people and places that are not its own', async () => {
  const { idsOf, bodies } = await fill();
  const { routes } = world.opportunities;
  const withIds = routes.filter(({ path }) => path.includes('{'));
  const elsewhere = { territory: ['063'], workerId: newId(), bodyCode: 'c_x', companyId: newId() };
  const tokenOf = (role: Role): string =>
    world.api.token({ role, ...elsewhere, ...(role === 'central' ? { territory: 'all' } : {}) });
  const faults = await walkRoutes({
    app: world.api.app,
    routes,
    callers: Object.fromEntries(ROLES.map((role) => [role, tokenOf(role)])) as Record<Role, string>,
    reachAll: ['central'],
    ids: Object.fromEntries(withIds.map(({ path }) => [path, idsOf(path)])),
    bodies,
    // Lists rank everyone, everywhere: people of other territories are in them, masked.
    everyones: [
      'POST /match',
      'POST /match/out',
      'POST /match/why',
      'POST /match/findability',
      'GET /question-sets',
    ],
    published: READ_EVERYWHERE,
  });
  expect(faults).toEqual([]);
});

it('lets operators and leads of elsewhere read what people are wanted for, and no list of people', async () => {
  const { idsOf } = await fill();
  for (const role of ['operator', 'lead'] as const) {
    const stranger = world.api.as({ role, territory: ['063'] });
    for (const bank of ['companies', 'leads', 'logbook', 'opportunities']) {
      const { id } = idsOf(`/${bank}`);
      const list = await stranger.get(`/api/${bank}`).expect(200);
      expect([bank, list.body.items.map((one: { id: string }) => one.id)]).toEqual([bank, [id]]);
      await stranger.get(`/api/${bank}/${id}`).expect(200);
    }
    const { id } = idsOf('/opportunities');
    const lists = await stranger.get(`/api/opportunities/${id}/shortlists`).expect(200);
    expect(lists.body).toMatchObject({ items: [], total: 0 });
  }
});

it('lets no operator of elsewhere change an opportunity, not even a line’s codes', async () => {
  const { idsOf } = await fill();
  const { id } = idsOf('/opportunities');
  const read = await animatorOf(world).get(`/api/opportunities/${id}`).expect(200);
  const lines = [{ ...read.body.lines[0], occupation: null }];
  const stranger = world.api.as({ role: 'operator', territory: ['063'] });
  const change = stranger.patch(`/api/opportunities/${id}`).set('If-Match', '*');
  await change.send({ lines }).expect(404);
  const after = await animatorOf(world).get(`/api/opportunities/${id}`).expect(200);
  expect(after.body).toEqual(read.body);
});

it('shows a stranger no name in the lists that rank everyone', async () => {
  const { bodies } = await fill();
  const stranger = world.api.as({ role: 'operator', territory: ['063'] });
  for (const path of ['/match', '/match/out', '/match/why', '/match/findability']) {
    const answer = await stranger.post(`/api${path}`).send(bodies[`POST ${path}`]);
    expect(answer.status).toBe(200);
    expect(answer.text).not.toMatch(/Pulita|Anna|Pulizie Riservate|Olga|"masked":false/);
  }
});

it('is described whole by its OpenAPI document', () => {
  const { routes } = world.opportunities;
  const document = openApiOf(routes, '0') as { paths: Record<string, Record<string, unknown>> };
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  const declared = routes.map(({ method, path }) => `${method} /api${path}`);
  expect(described.toSorted()).toEqual(declared.toSorted());
});
