import { newId } from '@rosa/domain';
import { walkRoutes } from '@rosa/test-kit/http';
import { CLASSIFICATIONS } from '../src/ports.js';
import { openWorld, SYSTEM, type World } from './support/world.js';

describe('who may do what', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  const callersOf = async () => ({
    operator: await world.token({ role: 'operator', territory: ['063'] }),
    animator: await world.token({ role: 'animator', territory: ['063'] }),
    lead: await world.token({ role: 'lead', territory: ['063'] }),
    central: await world.token({ role: 'central' }),
    employer: await world.token({ role: 'employer', companyId: newId() }),
    body: await world.token({ role: 'body', bodyCode: 'c_f839' }),
    worker: await world.token({ role: 'worker', workerId: newId() }),
  });

  it("is held for every route, role and someone else's id", async () => {
    const account = {
      id: await world.account({ username: 'anna', role: 'operator', territory: ['002'] }),
    };
    const worker = { id: newId() };
    await world.context.audit.record({
      scope: SYSTEM,
      action: 'workers.read',
      subjects: [worker.id],
    });
    const faults = await walkRoutes({
      app: world.gateway.app,
      routes: world.gateway.routes,
      callers: await callersOf(),
      reachAll: ['central'],
      ids: {
        '/accounts/{id}': account,
        '/accounts/{id}/sessions': account,
        '/tokens/{id}': { id: newId() },
        '/workers/{id}/looks': worker,
      },
      bodies: { 'PATCH /accounts/{id}': { name: 'Chi legge' } },
      everyones: CLASSIFICATIONS.map((kind) => `GET /reference/${kind}`),
    });
    expect(faults).toEqual([]);
  });

  it('is the table of the contract', () => {
    const table = Object.fromEntries(
      world.gateway.routes.map(({ method, path, roles }) => [
        `${method} ${path}`,
        roles === 'public' ? roles : [...roles].toSorted().join(' '),
      ]),
    );
    const everyone = 'animator body central employer lead operator worker';
    expect(table).toEqual({
      'post /sessions': 'public',
      'post /invitations': 'animator central operator',
      'post /invitations/look': 'public',
      'post /invitations/accept': 'public',
      'get /sessions/current': everyone,
      'patch /sessions/current': everyone,
      'delete /sessions/current': everyone,
      'get /accounts': 'central lead',
      'post /accounts': 'central lead',
      'get /accounts/{id}': 'central lead',
      'patch /accounts/{id}': 'central lead',
      'delete /accounts/{id}': 'central lead',
      'delete /accounts/{id}/sessions': 'central lead',
      'get /tokens': 'central',
      'post /tokens': 'central',
      'delete /tokens/{id}': 'central',
      'get /audit': 'central',
      'get /workers/{id}/looks': 'central lead operator worker',
      'get /reference/comuni': everyone,
      'get /reference/licences': everyone,
      'get /reference/occupations': everyone,
      'get /reference/sectors': everyone,
      'get /reference/skills': everyone,
    });
  });
});
