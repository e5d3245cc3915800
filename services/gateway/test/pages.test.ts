import { openWorld, type World } from './support/world.js';

describe('the pages', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  it('say at / what this is, Italian first and English second, and lead to the documentation', async () => {
    const { text } = await world.anyone().get('/').expect(200).expect('Content-Type', /html/);
    expect(text).toContain('<html lang="it">');
    expect(text.indexOf('Anagrafe dei lavoratori')).toBeLessThan(text.indexOf('In English'));
    expect(text).toContain('href="/docs"');
  });

  it.each(['/', '/docs'])(
    'at %s run nothing inline and ask nothing of other hosts',
    async (path) => {
      const { text, headers } = await world.anyone().get(path).expect(200);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
      );
      expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|https?:\/\//);
    },
  );

  it('have all their parts', async () => {
    const { text } = await world.anyone().get('/docs').expect(200);
    const parts = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part = '']) => part);
    expect(parts.length).toBeGreaterThan(5);
    for (const part of parts) await world.anyone().get(part).expect(200);
  });

  it.each(['/openapi.json', '/api/openapi.json'])('describe every route at %s', async (path) => {
    const { body } = await world.anyone().get(path).expect(200);
    expect(body.openapi).toBe('3.1.0');
    const described = Object.entries(body.paths as Record<string, object>).flatMap(
      ([address, methods]) => Object.keys(methods).map((method) => `${method} ${address}`),
    );
    expect(described.toSorted()).toEqual(
      world.gateway.routes.map((route) => `${route.method} /api${route.path}`).toSorted(),
    );
    const post = body.paths['/api/accounts'].post;
    expect(post.requestBody.content['application/json'].schema.required).toEqual([
      'username',
      'name',
      'password',
      'role',
    ]);
    expect(Object.keys(post.responses as object)).toEqual(
      expect.arrayContaining(['200', '201', '400', '401', '403', '409']),
    );
  });
});

describe('what those who run it ask', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  it('is whether it is alive', async () => {
    await world.anyone().get('/ping').expect(200, 'pong');
  });

  it('is whether it can serve, each part named', async () => {
    await world.anyone().get('/health/ready').expect(200, { ready: true, checks: world.checks });
    world.checks.push({ name: 'search', ok: false, detail: 'non risponde' });
    const answer = await world.anyone().get('/health/ready').expect(503);
    expect(answer.body).toEqual({ ready: false, checks: world.checks });
  });

  it('is how it fares, by route pattern, on this machine or to central', async () => {
    const central = await world.as('central');
    await central.get('/api/accounts/019a0000-0000-7000-8000-000000000000').expect(404);
    const metrics = await world.anyone().get('/metrics').expect(200);
    expect(metrics.text).toMatch(
      /rosa_http_request_seconds_count\{route="\/accounts\/:id",method="GET",status="404"\} 1/,
    );
    const far = { 'X-Forwarded-For': '203.0.113.7' };
    await world.anyone().get('/metrics').set(far).expect(401);
    await (await world.as('operator')).get('/metrics').set(far).expect(403);
    await central.get('/metrics').set(far).expect(200);
  });
});
