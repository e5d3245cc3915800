import { connect, type AddressInfo } from 'node:net';
import { openWorld, type World } from './support/world.js';

describe('what cannot be answered', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  it('is a problem document with the request id, in Italian', async () => {
    const answer = await world
      .anyone()
      .get('/api/nowhere?name=Rossi')
      .set('X-Request-Id', 'abc-1')
      .expect(404)
      .expect('Content-Type', 'application/problem+json; charset=utf-8')
      .expect('X-Request-Id', 'abc-1');
    expect(answer.body).toEqual({
      type: '/problems/notFound',
      title: 'Non trovato',
      status: 404,
      instance: '/api/nowhere',
      detail: 'Nessuna risorsa a questo indirizzo',
      requestId: 'abc-1',
      errors: [],
    });
  });

  it("is said in the caller's language, titles, details and fields", async () => {
    const central = await world.as('central');
    const answer = await central
      .post('/api/accounts')
      .set('Accept-Language', 'en-GB,en;q=0.9,it;q=0.5')
      .send({ username: 'anna', name: 'Anna', role: 'employer', password: 'short' })
      .expect(400);
    expect(answer.body).toMatchObject({
      title: 'Invalid request',
      errors: [
        {
          field: 'password',
          message: 'too short: at least 12 characters, for instance four random words',
        },
      ],
    });
    const unread = await central
      .get('/api/accounts?limit=0&colour=red')
      .set('Accept-Language', 'en')
      .expect(400);
    expect(unread.body.errors).toMatchObject([
      { field: 'limit', message: 'too small: at least 1' },
      { field: 'colour', message: 'unknown field' },
    ]);
    const forbidden = await (
      await world.as('operator')
    )
      .get('/api/audit')
      .set('Accept-Language', 'en')
      .expect(403);
    expect(forbidden.body.detail).toBe('The role laboratory operator cannot use this function');
  });

  it('of a wrong method is 405 and says the right ones', async () => {
    await world
      .anyone()
      .put('/api/accounts')
      .expect(405)
      .expect('Allow', 'GET, POST, HEAD, OPTIONS');
    await world.anyone().post('/api/audit').expect(405).expect('Allow', 'GET, HEAD, OPTIONS');
    await world.anyone().options('/api/tokens/x').expect(204).expect('Allow', 'DELETE, OPTIONS');
  });

  it('of a malformed address is 400', async () => {
    const central = await world.as('central');
    for (const path of ['/api/accounts/%E0%A4%A', '/api/accounts/%ff', '/docs/%']) {
      const { status } = await central.get(path);
      expect([400, 404]).toContain(status);
    }
    const answer = await central.get('/api/accounts/%ff').expect(400);
    expect(answer.body.errors).toMatchObject([{ field: 'path', message: 'indirizzo malformato' }]);
  });

  it.each([
    ['not JSON', '{"role":', 'application/json', 'JSON malformato'],
    ['another type', 'role=operator', 'application/x-www-form-urlencoded', 'serve un corpo JSON'],
    ['an unknown charset', '{}', 'application/json; charset=klingon', 'corpo illeggibile'],
    ['no body', '', 'application/json', 'manca'],
  ])('of a body that is %s is 400, clearly', async (_, body, type, words) => {
    const central = await world.as('central');
    const answer = await central.post('/api/tokens').set('Content-Type', type).send(body);
    expect(answer.status).toBe(400);
    expect(answer.body.detail).toContain(words);
  });

  it('of a body that is not what its encoding says is 400', async () => {
    const answer = await (
      await world.as('central')
    )
      .post('/api/tokens')
      .set({ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
      .send('{"role":"operator"}');
    expect(answer.status).toBe(400);
  });

  it('of a body over the limit is 413', async () => {
    const central = await world.as('central');
    const answer = await central.post('/api/tokens').send({ name: 'x'.repeat(1024 * 1024) });
    expect([answer.status, answer.body.detail]).toEqual([413, 'Il corpo supera il limite']);
  });

  it('is refused before its body is read, to whoever may not call', async () => {
    const operator = await world.as('operator');
    const answer = await operator
      .post('/api/tokens')
      .set('Content-Type', 'application/json')
      .send('{"role":');
    expect(answer.status).toBe(403);
  });

  it('takes a request id of its own where the one sent is not well-formed', async () => {
    const answer = await world.anyone().get('/ping').set('X-Request-Id', 'a b<script>');
    expect(answer.headers['x-request-id']).toMatch(/^[\w-]{36}$/);
  });

  it('of a caller who asks too often is 429, and says when to come back', async () => {
    const busy = await openWorld({ config: { requestsPerMinute: 3 } });
    const one = await busy.as('operator');
    for (let i = 0; i < 3; i += 1) await one.get('/api/sessions/current').expect(200);
    const answer = await one.get('/api/sessions/current').expect(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    await (await busy.as('operator')).get('/api/sessions/current').expect(200);
    await busy.close();
  });

  it.each([
    ['headers too large', `GET /ping HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
    ['no HTTP', 'nonsense\r\n\r\n', 400],
  ])('is a problem document where the request is %s', async (_, bytes, status) => {
    const server = world.gateway.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
      let received = '';
      socket.on('data', (chunk) => void (received += String(chunk)));
      socket.on('error', reject);
      socket.on('close', () => resolve(received));
      socket.write(bytes);
    });
    server.close();
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(JSON.parse(text.slice(text.indexOf('{')))).toMatchObject({ status, errors: [] });
  });
});
