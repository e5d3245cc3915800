import { conflict, outOfService, RosaError, unavailable } from '@rosa/domain';
import { testApi } from '@rosa/test-kit/http';
import { z } from 'zod';
import { defineRoute, noContent, ok, openApiOf, type Reply, type Route } from '../src/index.js';

const base = { tag: 't', summary: 's', roles: ['operator'], answers: {} } as const;

const failing = (error: Error): Route =>
  defineRoute({
    ...base,
    method: 'get',
    path: '/fails',
    handle: async (): Promise<Reply> => {
      throw error;
    },
  });

const operator = (...routes: Route[]) => testApi(routes).as({ role: 'operator' });

describe('a route', () => {
  it('is given its input parsed and typed, and answers its revision as ETag', async () => {
    const route = defineRoute({
      ...base,
      method: 'post',
      path: '/sums/{by}',
      params: z.object({ by: z.coerce.number() }),
      query: z.strictObject({ plus: z.coerce.number().default(0) }),
      body: z.strictObject({ value: z.number() }),
      handle: async ({ params, query, body }) => ok(body.value * params.by + query.plus, 4),
    });
    const answer = await operator(route).post('/api/sums/3?plus=1').send({ value: 2 });
    expect([answer.status, answer.body, answer.headers['etag']]).toEqual([200, 7, '"4"']);
  });

  it('names every wrong field of path, query and body at once', async () => {
    const route = defineRoute({
      ...base,
      method: 'post',
      path: '/sums/{by}',
      params: z.object({ by: z.coerce.number() }),
      query: z.strictObject({ plus: z.coerce.number().optional() }),
      body: z.strictObject({ list: z.array(z.strictObject({ value: z.number() })) }),
      handle: async () => noContent,
    });
    const sent = { list: [{ value: 1 }, { value: 'x' }], more: 1 };
    const answer = await operator(route).post('/api/sums/x?plus=1&plus=2&minus=1').send(sent);
    const fields = (answer.body.errors as { field: string }[]).map(({ field }) => field);
    expect(fields).toEqual(['by', 'plus', 'minus', 'list[1].value', 'more']);
  });

  it.each([
    ['that names some', { limit: z.coerce.number().optional() }],
    ['that names none', undefined],
  ])('refuses a parameter it is not asked by, on a route %s', async (_which, query) => {
    const route = defineRoute({
      ...base,
      method: 'get',
      path: '/list',
      ...(query && { query: z.object(query) }),
      handle: async () => ok([]),
    });
    const answer = await operator(route).get('/api/list?comun=002133').expect(400);
    expect(answer.body.errors).toMatchObject([{ field: 'comun' }]);
    await operator(route).get('/api/list').expect(200);
  });

  it('that passes calls on leaves it to who answers them what they are asked by', async () => {
    const route = defineRoute({
      ...base,
      method: 'get',
      path: '/list',
      passesOn: true,
      handle: async ({ request }) => ok(request.originalUrl),
    });
    const answer = await operator(route).get('/api/list?comune=002133').expect(200);
    expect(answer.body).toBe('/api/list?comune=002133');
  });

  it('with fixed segments goes before one with parameters, in whatever order they are declared', async () => {
    const path = (text: string): Route =>
      defineRoute({ ...base, method: 'get', path: text, handle: async () => ok(text) });
    const agent = operator(path('/people/{id}'), path('/people/search'), path('/people/{id}/a'));
    expect((await agent.get('/api/people/search')).body).toBe('/people/search');
    expect((await agent.get('/api/people/1')).body).toBe('/people/{id}');
    expect((await agent.get('/api/people/1/a')).body).toBe('/people/{id}/a');
  });

  it.each(['/api/match/bands', '/api/MATCH/Bands', '/api/match/bands/', '/api/match/bands?a=1'])(
    'is found at %s among those of other first segments',
    async (address) => {
      const path = (text: string): Route =>
        defineRoute({
          ...base,
          method: 'get',
          path: text,
          passesOn: true,
          handle: async () => ok(text),
        });
      const agent = operator(
        path('/matches'),
        path('/match'),
        path('/match/bands'),
        path('/bands'),
      );
      expect((await agent.get(address)).body).toBe('/match/bands');
      await agent.get('/api/match/none').expect(404);
      await agent.get('/api/none').expect(404);
      await agent.get('/api/').expect(404);
      await agent.post('/api/match').expect(405);
    },
  );

  it('reads If-Match as the revision, strong or weak, or as any', async () => {
    const route = defineRoute({
      ...base,
      method: 'patch',
      path: '/things',
      ifMatch: true,
      handle: async ({ expected }) => ok(expected),
    });
    const agent = operator(route);
    for (const [header, expected] of [
      ['"3"', 3],
      ['W/"3"', 3],
      ['3', 3],
      ['*', 'any'],
    ] as const) {
      expect((await agent.patch('/api/things').set('If-Match', header)).body).toBe(expected);
    }
    await agent.patch('/api/things').set('If-Match', '"three"').expect(400);
    await agent.patch('/api/things').expect(428);
  });

  it('refuses an Idempotency-Key that is not visible ASCII', async () => {
    const route = defineRoute({
      ...base,
      method: 'post',
      path: '/things',
      handle: async ({ idempotencyKey }) => ok(idempotencyKey),
    });
    const post = () => operator(route).post('/api/things');
    expect((await post().set('Idempotency-Key', 'a-1')).body).toBe('a-1');
    await post().set('Idempotency-Key', 'a b').expect(400);
    await post().set('Idempotency-Key', 'x'.repeat(201)).expect(400);
  });
});

describe('an error', () => {
  it('of an engine is told in the language asked for, and names the engine', async () => {
    const full = outOfService('sqlite', 'store.full', { file: 'audit.db' });
    const asked = (lang: string) =>
      operator(failing(full)).get('/api/fails').set('Accept-Language', lang).expect(503);
    expect((await asked('it')).body).toMatchObject({
      engine: 'sqlite',
      detail: expect.stringMatching(/^sqlite: il disco che tiene audit.db è pieno/),
    });
    expect((await asked('en')).body).toMatchObject({
      engine: 'sqlite',
      detail: expect.stringMatching(/^sqlite: the disk that holds audit.db is full/),
    });
  });

  it.each([
    [conflict('Già deciso', { rosterId: 'r' }), 409, { detail: 'Già deciso', rosterId: 'r' }],
    [unavailable('search', 'spento'), 503, { detail: 'search: spento', engine: 'search' }],
    [new RosaError('tooLarge', 'troppo'), 413, { title: 'Richiesta troppo grande' }],
  ])('becomes its status: %s', async (error, status, members) => {
    const answer = await operator(failing(error)).get('/api/fails').expect(status);
    expect(answer.body).toMatchObject({ status, ...members });
  });

  it('that nobody foresaw is a 500 that gives nothing away', async () => {
    const defect = new Error('SELECT secret FROM workers');
    const answer = await operator(failing(defect)).get('/api/fails').expect(500);
    expect(answer.text).not.toContain('secret');
    expect(answer.body).toMatchObject({ title: 'Errore imprevisto', requestId: 'test' });
  });
});

describe('the OpenAPI document', () => {
  it('says of each route what it takes, what it answers, and which problems it may meet', () => {
    const route = defineRoute({
      ...base,
      method: 'patch',
      path: '/things/{id}',
      params: z.object({ id: z.uuidv7() }),
      body: z.strictObject({ name: z.string() }),
      ifMatch: true,
      answers: { 200: { description: 'Fatto', schema: z.object({ name: z.string() }) } },
      handle: async () => noContent,
    });
    const document = openApiOf([route], '1.2.3') as {
      info: { version: string };
      paths: Record<string, { patch: { parameters: { name: string }[]; responses: object } }>;
    };
    expect(document.info.version).toBe('1.2.3');
    const { patch } = document.paths['/api/things/{id}']!;
    expect(patch.parameters.map(({ name }) => name)).toEqual(['id', 'If-Match']);
    expect(Object.keys(patch.responses)).toEqual([
      '200',
      '400',
      '401',
      '403',
      '404',
      '412',
      '428',
      '429',
      '503',
    ]);
  });
});
