import { newId, ROLES, type Role } from '@rosa/domain';
import { openApiOf } from '@rosa/service-kit';
import { walkRoutes } from '@rosa/test-kit/http';
import { person } from './support/people.js';
import { operatorOf, register } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;

beforeEach(async () => {
  rosa = await openTestRegistry();
});

afterEach(() => rosa.close());

const PLAN = { objective: 'Un lavoro' };
const CREDIT = {
  unit: 'UFC-1',
  title: 'Pulizie',
  skills: ['cleaning'],
  on: '2026-05-01',
  issuedBy: 'Ente',
};
const REFUSAL = { on: '2026-05-01', offeredBy: 'Impresa', offer: 'Pulizie' };
const INTERVIEW = { kind: 'first', on: '2026-11-20' };
const OUTCOME = { kind: 'taken_in_charge', on: '2026-11-20' };
const PROJECT = {
  code: 'VC-1',
  title: 'Verde',
  bodyCode: 'c_i337',
  kind: 'lpu',
  comune: '002133',
  stage: 'started',
};
const BODY = { code: 'c_i337', name: 'Comune', kind: 'comune', comune: '002133' };
const DESK = {
  name: 'Sportello',
  kind: 'desk',
  comune: '002133',
  openings: [{ weekday: 1, from: '09:00', to: '10:00' }],
};
const GROUP = { name: 'Santhià', comune: '002133', search: { comune: '002133' } };

/** One record in each bank, all of the province of Vercelli, and a body every route accepts. */
const fill = async () => {
  const worker = await register(rosa);
  const below = `/api/workers/${worker.id}`;
  const post = async (path: string, body: object): Promise<string> => {
    const answer = await operatorOf(rosa).post(path).send(body);
    expect([path, answer.status]).toEqual([path, 201]);
    return answer.body.id;
  };
  const papers: Record<string, string> = {
    interviews: await post(`${below}/interviews`, INTERVIEW),
    outcomes: await post(`${below}/outcomes`, OUTCOME),
    plans: await post(`${below}/plans`, PLAN),
    credits: await post(`${below}/credits`, CREDIT),
    refusals: await post(`${below}/refusals`, REFUSAL),
  };
  const deskId = await post('/api/desks', DESK);
  const booking = { deskId, workerId: worker.id, on: '2026-11-23', at: '09:00' };
  const call = { title: 'T', comune: '002133', from: '2026-12-01' };
  const invited = [{ workerId: worker.id, means: 'phone' }];
  const records: Record<string, string> = {
    workers: worker.id,
    projects: await post('/api/projects', PROJECT),
    bodies: await post('/api/bodies', BODY),
    desks: deskId,
    appointments: await post('/api/appointments', booking),
    convocations: await post('/api/convocations', { ...call, invited }),
    'target-groups': await post('/api/target-groups', GROUP),
  };
  await rosa.index();
  const idsOf = (path: string): Record<string, string> => {
    const [, bank = '', , paper = ''] = path.split('/');
    return { id: records[bank]!, ...(papers[paper] ? { paperId: papers[paper] } : {}) };
  };
  const bodies: Record<string, object> = {
    'POST /workers': person({ givenName: 'Ugo' }),
    'PATCH /workers/{id}': {},
    'POST /workers/search': {},
    'POST /workers/suggest': { text: 'rossi' },
    'PATCH /workers/{id}/restricted': {},
    'POST /workers/{id}/interviews': INTERVIEW,
    'POST /workers/{id}/outcomes': OUTCOME,
    'POST /appointments': { ...booking, at: '09:30' },
    'PATCH /appointments/{id}': {},
    'POST /convocations': { ...call, invited },
    'POST /convocations/preview': { deskId, group: { search: {}, means: 'phone' } },
    'PATCH /convocations/{id}': {},
    'POST /convocations/{id}/attendance': { people: [{ workerId: worker.id }] },
    'POST /projects': { ...PROJECT, code: 'VC-2' },
    'POST /bodies': { ...BODY, code: 'c_x' },
    'POST /desks': DESK,
    'POST /target-groups': GROUP,
  };
  for (const [paper, body] of Object.entries({ plans: PLAN, credits: CREDIT, refusals: REFUSAL })) {
    bodies[`POST /workers/{id}/${paper}`] = body;
    bodies[`PATCH /workers/{id}/${paper}/{paperId}`] = {};
  }
  for (const bank of ['projects', 'bodies', 'desks', 'target-groups'])
    bodies[`PATCH /${bank}/{id}`] = {};
  return { idsOf, bodies };
};

it('lets no role do what it may not, nor see anything of people and places that are not its own', async () => {
  const { idsOf, bodies } = await fill();
  const { routes } = rosa.registry;
  const withIds = routes.filter(({ path }) => path.includes('{'));
  const elsewhere = {
    territory: ['063'],
    workerId: newId(),
    bodyCode: 'c_other',
    companyId: newId(),
  };
  const tokenOf = (role: Role): string =>
    rosa.api.token({ role, ...elsewhere, ...(role === 'central' ? { territory: 'all' } : {}) });
  const faults = await walkRoutes({
    app: rosa.api.app,
    routes,
    callers: Object.fromEntries(ROLES.map((role) => [role, tokenOf(role)])) as Record<Role, string>,
    reachAll: ['central'],
    ids: Object.fromEntries(withIds.map(({ path }) => [path, idsOf(path)])),
    bodies,
  });
  expect(faults).toEqual([]);
});

it('is described whole by its OpenAPI document', () => {
  const document = openApiOf(rosa.registry.routes, '0') as {
    paths: Record<string, Record<string, unknown>>;
  };
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  const declared = rosa.registry.routes.map(({ method, path }) => `${method} /api${path}`);
  expect(described.toSorted()).toEqual(declared.toSorted());
});
