import * as fc from 'fast-check';
import request from 'supertest';
import { openWorld, type World } from './support/world.js';

/** Bodies that are nearly right go deeper than those that are nowhere near. */
const fieldName = fc.constantFrom(
  'username',
  'password',
  'name',
  'role',
  'territory',
  'companyId',
  'active',
  'purpose',
  'expiresAt',
  'id',
  '__proto__',
  'constructor',
);
const fieldValue = fc.oneof(
  fc.constantFrom('operator', 'central', 'anna.rossi', 'una frase abbastanza lunga', '2026-02-30'),
  fc.array(fc.constantFrom('01', '002', '063049', '999', '')),
  fc.jsonValue(),
);
const body = fc.oneof(fc.jsonValue(), fc.dictionary(fieldName, fieldValue, { maxKeys: 8 }));

const segment = fc.oneof(
  fc.constantFrom('%', '%ff', '%00', '..', '.', '%2e%2e%2f', 'sessions', 'current', '__proto__'),
  fc.constantFrom('019a0000-0000-7000-8000-000000000000', '{id}'),
  fc.webSegment(),
  fc.string().map(encodeURIComponent),
);

/** Values HTTP itself lets through. */
const headerValue = fc.oneof(
  fc.constantFrom(
    'rosa_session=x',
    'rosa_session=%',
    '*',
    '"1"',
    'W/"x"',
    'Bearer x',
    'gzip',
    'it;q=x',
    'multipart/form-data',
  ),
  fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((c) => String.fromCharCode(c)) }),
);
const headers = fc.dictionary(
  fc.constantFrom(
    'If-Match',
    'Idempotency-Key',
    'Accept-Language',
    'Rosa-Purpose',
    'X-Request-Id',
    'Cookie',
    'Origin',
    'Content-Type',
    'Content-Encoding',
    'Accept',
    'Range',
    'If-None-Match',
  ),
  headerValue,
  { maxKeys: 3 },
);

describe('malformed input', () => {
  let world: World;
  let token: string;
  beforeAll(async () => {
    world = await openWorld({ config: { signIns: { perUsername: 3, perAddress: 10 } } });
    token = await world.token({ role: 'central' });
  });
  afterAll(() => world.close());

  const send = async (
    method: 'get' | 'post' | 'patch' | 'delete' | 'put',
    path: string,
    headersSent: Record<string, string>,
    sent?: unknown,
  ) => {
    const call = request(world.gateway.app)[method](path).set(headersSent);
    // A token goes before a cookie, which must be read too.
    if (!headersSent['Cookie']) void call.set('Authorization', `Bearer ${token}`);
    const answer = await (sent === undefined
      ? call
      : call.set('Content-Type', 'application/json').send(JSON.stringify(sent)));
    expect(answer.status).toBeLessThan(500);
    if (answer.status >= 400 && method !== 'get') {
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
  };

  it('in a body is never a 500', async () => {
    const routes = world.gateway.routes.filter((route) => route.body);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...routes), headers, body, async (route, extra, sent) => {
        const { 'Content-Type': _, 'Content-Encoding': __, ...rest } = extra;
        const path = `/api${route.path.replace('{id}', '019a0000-0000-7000-8000-000000000000')}`;
        await send(route.method, path, rest, sent);
      }),
      { numRuns: 150 },
    );
  });

  it('in a path, a query or a header is never a 500', async () => {
    const methods = fc.constantFrom('get', 'post', 'patch', 'delete', 'put');
    const routes = fc.constantFrom(...world.gateway.routes.map(({ path }) => `/api${path}`));
    const address = fc.oneof(
      fc.array(segment, { maxLength: 4 }).map((parts) => `/${parts.join('/')}`),
      fc.tuple(routes, segment).map(([path, part]) => path.replace('{id}', part)),
      fc
        .tuple(routes, fc.array(fc.tuple(segment, segment), { maxLength: 3 }))
        .map(([path, pairs]) => `${path}?${pairs.map((pair) => pair.join('=')).join('&')}`),
    );
    await fc.assert(
      fc.asyncProperty(methods, address, headers, async (method, path, extra) => {
        // What a client's own parser would refuse never leaves it.
        fc.pre(URL.canParse(path, 'http://127.0.0.1'));
        await send(method, path, extra);
      }),
      { numRuns: 300 },
    );
  });
});
