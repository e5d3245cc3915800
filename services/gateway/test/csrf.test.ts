import { openWorld, type World } from './support/world.js';

describe('a request that bears the session cookie', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.account({ username: 'carla', role: 'central' });
  });
  afterEach(() => world.close());

  const post = async (headers: Record<string, string>, contentType = 'application/json') => {
    const carla = await world.signedIn('carla');
    const answer = await carla
      .post('/api/tokens')
      .set({ Host: 'rosa.example', ...headers, 'Content-Type': contentType })
      .send('{"role":"operator"}');
    return answer.status;
  };

  it.each([
    [{ 'Sec-Fetch-Site': 'same-origin' }],
    [{ 'Sec-Fetch-Site': 'none' }],
    [{ Origin: 'https://rosa.example' }],
    [{}],
  ])('changes things when it comes from our pages or a program: %j', async (headers) => {
    expect(await post(headers)).toBe(201);
  });

  it.each([
    [{ 'Sec-Fetch-Site': 'cross-site' }],
    [{ 'Sec-Fetch-Site': 'same-site' }],
    [{ 'Sec-Fetch-Site': 'cross-site', Origin: 'https://rosa.example' }],
    [{ Origin: 'https://evil.example' }],
    [{ Origin: 'null' }],
    [{ Origin: 'https://rosa.example.evil.example', 'X-Requested-With': 'x' }],
  ])('changes nothing when it comes from elsewhere: %j', async (headers) => {
    expect(await post(headers)).toBe(403);
  });

  it('changes nothing in a form, which says not where it comes from', async () => {
    expect(await post({}, 'text/plain')).toBe(403);
    expect(await post({}, 'application/x-www-form-urlencoded')).toBe(403);
    expect(await post({ 'X-Requested-With': 'rosa' }, 'text/plain')).toBe(400);
  });

  it('reads from anywhere the browser lets it', async () => {
    const carla = await world.signedIn('carla');
    await carla.get('/api/tokens').set('Sec-Fetch-Site', 'cross-site').expect(200);
  });

  it('is not asked where it comes from when it bears a token', async () => {
    const central = await world.as('central');
    await central
      .post('/api/tokens')
      .set('Sec-Fetch-Site', 'cross-site')
      .send({ role: 'operator' })
      .expect(201);
  });

  it('is Secure behind https, and the browser told to stay there', async () => {
    const https = await openWorld({ config: { behindHttps: true, proxies: 1 } });
    await https.account({ username: 'carla', role: 'central' });
    const answer = await https
      .anyone()
      .post('/api/sessions')
      .send({ username: 'carla', password: 'quattro parole messe a caso' })
      .expect(204);
    expect(String(answer.headers['set-cookie'])).toContain('; Secure');
    expect(answer.headers['strict-transport-security']).toMatch(/^max-age=31536000/);
    await https.close();
  });
});
