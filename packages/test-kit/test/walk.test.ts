import { newId, notFound, ROLES, type Role } from '@rosa/domain';
import { defineRoute, idParams, ok, type Call, type Route } from '@rosa/service-kit';
import { testApi, walkRoutes } from '../src/http.js';

const THEIRS = newId();

const listed = (path: string, handle: Route['handle'], roles: readonly Role[] = ['operator']) =>
  defineRoute({ method: 'get', path, tag: 't', summary: 's', roles, answers: {}, handle });

const one = (handle: (call: Call<{ id: string }>) => ReturnType<Route['handle']>): Route =>
  defineRoute({
    method: 'get',
    path: '/things/{id}',
    tag: 't',
    summary: 's',
    roles: ['operator'],
    params: idParams,
    answers: {},
    handle: handle as never,
  });

const walk = (route: Route, ids: Record<string, Record<string, string>> = {}) => {
  const api = testApi([route]);
  const callers = Object.fromEntries(ROLES.map((role) => [role, api.token({ role })]));
  return walkRoutes({
    app: api.app,
    routes: [route],
    callers: callers as Record<Role, string>,
    reachAll: ['central'],
    ids,
  });
};

const ids = { '/things/{id}': { id: THEIRS } };

describe('the walk over all routes', () => {
  it('finds nothing wrong with routes that keep their callers apart', async () => {
    const nothing = { items: [], total: 0, facets: { state: { active: 0 } } };
    expect(await walk(listed('/things', async () => ok(nothing)))).toEqual([]);
    const hidden = one(async ({ params }) => {
      throw notFound('things', params.id);
    });
    expect(await walk(hidden, ids)).toEqual([]);
  });

  it("finds a record of someone else's", async () => {
    expect(
      await walk(
        one(async ({ params }) => ok({ id: params.id })),
        ids,
      ),
    ).toEqual([
      'GET /things/{id} as operator answers 200, not 404',
      `GET /things/{id} as operator shows ${THEIRS}`,
    ]);
  });

  it('finds others counted, listed and shown in facets', async () => {
    const leaky = { items: [{}], total: 7, facets: { state: { active: 3 } } };
    expect(await walk(listed('/things', async () => ok(leaky)))).toEqual([
      'GET /things as operator counts 7',
      'GET /things as operator lists 1',
      'GET /things as operator counts in facets',
    ]);
  });

  it('finds a route that falls over', async () => {
    const broken = listed('/things', async () => Promise.reject(new Error('defect')));
    expect(await walk(broken)).toEqual(['GET /things as operator answers 500']);
  });

  it('asks for ids to try', async () => {
    const hidden = one(async ({ params }) => {
      throw notFound('things', params.id);
    });
    expect(await walk(hidden)).toEqual(["GET /things/{id} has no one else's ids to be tried with"]);
  });
});
