import { newId, type Role } from '@rosa/domain';
import { READ_EVERYWHERE, walkRoutes } from '@rosa/test-kit/http';
import { openLaboratory, type Laboratory } from '../real/support/laboratory.js';
import { NAPOLI, SANTHIA } from './support/people.js';
import { fill, type Records } from './support/records.js';

let lab: Laboratory;
let santhia: Records;
let napoli: Records;

beforeAll(async () => {
  lab = await openLaboratory();
  santhia = await fill(lab, SANTHIA);
  napoli = await fill(lab, NAPOLI);
}, 60_000);
afterAll(() => lab.close());

/** Lists rank everyone, everywhere: people of other territories are in them, masked. */
const MASKED = ['POST /match', 'POST /match/out', 'POST /match/why', 'POST /match/findability'];
const REFERENCE = ['comuni', 'licences', 'occupations', 'sectors', 'skills'];
const EVERYONES = [
  ...MASKED,
  ...REFERENCE.map((kind) => `GET /reference/${kind}`),
  'GET /question-sets',
];

/** On the way the stranger closes a month of their own territory, and finds it again. */
const OWN = ['people', 'demand'].map((side) => `GET /figures/${side}/closings`);

it('lets a stranger of any role do nothing, and see nothing of people and places', async () => {
  const { routes, app } = lab.rosa.gateway;
  const stranger = {
    territory: ['015'],
    companyId: newId(),
    bodyCode: 'c_f205',
    workerId: newId(),
  };
  const { territory, companyId, bodyCode, workerId } = stranger;
  const callers: Record<Role, string> = {
    operator: await lab.token('operator', { territory }),
    animator: await lab.token('animator', { territory }),
    lead: await lab.token('lead', { territory }),
    central: await lab.token('central'),
    employer: await lab.token('employer', { companyId }),
    body: await lab.token('body', { bodyCode }),
    worker: await lab.token('worker', { workerId }),
  };
  for (const { idsOf, bodies } of [santhia, napoli]) {
    const withIds = routes.filter(({ path }) => path.includes('{'));
    const faults = await walkRoutes({
      app,
      // A caller who leaves has no token for the rest of the walk.
      routes: routes.filter(
        ({ method, path }) => `${method} ${path}` !== 'delete /sessions/current',
      ),
      callers,
      reachAll: ['central'],
      ids: Object.fromEntries(withIds.map(({ path }) => [path, idsOf(path)])),
      bodies,
      everyones: [...EVERYONES, ...OWN],
      published: READ_EVERYWHERE,
    });
    expect(faults).toEqual([]);
  }
}, 120_000);
