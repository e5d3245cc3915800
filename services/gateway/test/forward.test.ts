import type { AddressInfo, Server } from 'node:net';
import { systemClock } from '@rosa/domain';
import {
  createHttpServer,
  createLog,
  defineRoute,
  idParams,
  Metrics,
  ok,
  refuse,
  serviceApp,
  ServiceClient,
  ServiceKeys,
  type Process,
  type Route,
} from '@rosa/service-kit';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { RemoteRoutes } from '../src/adapters/remote-services.js';
import { forwardingRoute, isRepeatable } from '../src/http/forward.js';
import { openWorld, type World } from './support/world.js';

/** The gateway before a service that runs apart: what it passes on, what it passes back, what it keeps to itself. */

const SECRET = 'un segreto di almeno trentadue caratteri';
const ID = '019a9f4c-1a00-7000-8000-000000000001';
const never = { every: () => () => undefined };

/** What the service was last asked. */
let asked: { headers: Record<string, unknown>; body: unknown; scope: object } | undefined;

const body = z.strictObject({ words: z.string().max(5) });

const routes: readonly Route[] = [
  defineRoute({
    method: 'patch',
    path: '/things/{id}',
    tag: 'Cose',
    summary: 'Cambia una cosa',
    roles: ['operator'],
    params: idParams,
    body,
    ifMatch: true,
    answers: { 200: { description: 'Cambiata', schema: body } },
    handle: async ({ request, scope, body: said, expected }) => {
      asked = { headers: request.headers, body: said, scope };
      return ok({ ...said, expected }, 8);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/things/{id}',
    tag: 'Cose',
    summary: 'Una cosa',
    roles: ['operator', 'lead'],
    params: idParams,
    answers: { 200: { description: 'La cosa' } },
    handle: async ({ params }) => {
      throw refuse('notFound', 'http.noSuchRecord', { id: params.id });
    },
  }),
  defineRoute({
    method: 'post',
    path: '/uploads',
    tag: 'Cose',
    summary: 'Un file',
    roles: ['operator'],
    body: z.string(),
    bodyType: 'raw',
    answers: { 200: { description: 'La misura' } },
    handle: async ({ request }) => {
      let size = 0;
      for await (const chunk of request as AsyncIterable<Buffer>) size += chunk.length;
      return ok({ size });
    },
  }),
];

const pass: RequestHandler = (_request, _response, next) => next();

const serve = async (): Promise<Server> => {
  const process = {
    service: 'registry',
    keys: new ServiceKeys([SECRET]),
    clock: systemClock,
    log: createLog('silent'),
    metrics: new Metrics(),
    listening: { sayClose: pass },
  } as unknown as Process;
  const server = createHttpServer(
    serviceApp(process, { routes, calls: [], readiness: async () => [] }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};

const remoteAt = (server: Server, secret = SECRET) => {
  const { port } = server.address() as AddressInfo;
  const keys = new ServiceKeys([secret]);
  const settings = { from: 'gateway', keys, clock: systemClock, timeoutMs: 5_000 } as const;
  const client = new ServiceClient('registry', [`http://127.0.0.1:${port}`], settings);
  return { client, remote: new RemoteRoutes([{ name: 'registry', client }]) };
};

let server: Server;
let client: ServiceClient;
let remote: RemoteRoutes;
let world: World;

const close = (one: Server) => new Promise((closed) => one.close(closed));

beforeAll(async () => {
  server = await serve();
  ({ client, remote } = remoteAt(server));
  world = await openWorld({ remote });
});
afterAll(async () => {
  client.close();
  await world.close();
  if (server.listening) await close(server);
});

it('says that a service is not there, until that has said what it answers; its own routes work', async () => {
  const operator = await world.as('operator');
  const answer = await operator.get(`/api/things/${ID}`).expect(503);
  expect(answer.body.detail).toContain('registry');
  await operator.get('/api/sessions/current').expect(200);
  await remote.start(never);
  await operator.get(`/api/things/${ID}`).expect(404);
});

describe('a call', () => {
  it('reaches the service in the caller’s scope, and comes back as it was answered', async () => {
    const operator = await world.as('operator', { territory: ['063'] });
    const { body: answered, headers } = await operator
      .patch(`/api/things/${ID}`)
      .set('If-Match', '"7"')
      .set('Cookie', 'rosa_session=segreto')
      .set('X-Request-Id', 'richiesta-1')
      .send({ words: 'sì' })
      .expect(200);
    expect(answered).toEqual({ words: 'sì', expected: 7 });
    expect(headers).toMatchObject({ etag: '"8"', 'x-request-id': 'richiesta-1' });
    expect(asked).toMatchObject({
      body: { words: 'sì' },
      scope: { role: 'operator', territory: ['063'], requestId: 'richiesta-1' },
    });
    expect(asked!.headers).not.toHaveProperty('cookie');
  });

  it('is told what is wrong by the service, in the caller’s language', async () => {
    const operator = await world.as('operator');
    const { body: problem } = await operator
      .patch(`/api/things/${ID}`)
      .set('If-Match', '"7"')
      .set('Accept-Language', 'en')
      .send({ words: 'troppo lungo' })
      .expect(400);
    expect(problem).toMatchObject({
      title: 'Invalid request',
      instance: `/api/things/${ID}`,
      errors: [{ field: 'words' }],
    });
  });

  it('of a role that may not make it never reaches the service', async () => {
    asked = undefined;
    const lead = await world.as('lead');
    await lead.patch(`/api/things/${ID}`).set('If-Match', '"7"').send({ words: 'no' }).expect(403);
    await world.anyone().get(`/api/things/${ID}`).expect(401);
    expect(asked).toBeUndefined();
  });

  it('with a body over the limit is refused before it is passed on; an upload has none', async () => {
    const operator = await world.as('operator');
    const big = 'x'.repeat(2 * 1024 * 1024);
    const patch = operator.patch(`/api/things/${ID}`).set('If-Match', '"7"');
    await patch.send({ words: big }).expect(413);
    const upload = operator.post('/api/uploads').set('Content-Type', 'text/csv').send(big);
    expect((await upload.expect(200)).body).toEqual({ size: big.length });
  });

  it('by another method is told which there are, and to another address that there is none', async () => {
    const operator = await world.as('operator');
    const { headers } = await operator.delete(`/api/things/${ID}`).expect(405);
    expect(headers['allow']).toContain('PATCH');
    await operator.get('/api/nothing').expect(404);
    await operator.post('/internal/routes').send({ known: null }).expect(404);
  });
});

it('describes the service’s routes beside its own', async () => {
  const { body: document } = await world.anyone().get('/api/openapi.json').expect(200);
  expect(Object.keys(document.paths['/api/things/{id}'])).toEqual(['patch', 'get']);
  expect(document.paths).toHaveProperty('/api/sessions');
});

it('whose signature the service does not know is told that it is out of service, not that the caller is unknown', async () => {
  const stranger = remoteAt(server, 'x'.repeat(40));
  await stranger.remote.ask();
  expect(stranger.remote.silent()).toMatchObject({ kind: 'unavailable' });
  const line = { method: 'get', path: '/things/{id}', tag: '', summary: '', body: 'none' } as const;
  const route = forwardingRoute(stranger.client, { ...line, roles: ['operator'] });
  const unknown = await openWorld({ routes: [route] });
  await (await unknown.as('operator')).get(`/api/things/${ID}`).expect(503);
  await unknown.close();
  stranger.client.close();
});

it('that finds the service gone is a 503 that names it, and what it answers is still known', async () => {
  const operator = await world.as('operator');
  client.close();
  await close(server);
  const { body: problem } = await operator.get(`/api/things/${ID}`).expect(503);
  expect(problem).toMatchObject({ engine: 'registry', type: '/problems/unavailable' });
  await remote.ask();
  await operator.delete(`/api/things/${ID}`).expect(405);
});

it.each([
  ['GET', undefined, '', true],
  ['HEAD', undefined, '', true],
  ['POST', 'chiave', '{}', true],
  ['POST', undefined, '{"id":"x"}', true],
  ['POST', undefined, '{"name":"x"}', false],
  ['POST', undefined, 'null', false],
  ['POST', undefined, '{', false],
  ['PATCH', 'chiave', '{"id":"x"}', false],
  ['DELETE', undefined, '', false],
])('a %s with key %s and body %s may be made again: %s', (method, key, text, may) => {
  expect(isRepeatable(method, key, Buffer.from(text))).toBe(may);
});
