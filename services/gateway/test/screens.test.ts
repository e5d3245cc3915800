import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openWorld, type World } from './support/world.js';

const SCRIPT = 'console.log("Rosa")';

describe('the screens', () => {
  let folder: string;
  let world: World;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rosa-screens-'));
    mkdirSync(join(folder, 'app'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Rosa</title>');
    writeFileSync(join(folder, 'app/main-1a2b.js'), SCRIPT);
    writeFileSync(join(folder, 'app/main-1a2b.js.gz'), gzipSync(SCRIPT));
    writeFileSync(join(folder, 'service-worker.js'), SCRIPT);
    world = await openWorld({ screens: folder });
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true });
  });

  const open = (path: string) => world.anyone().get(path).set('Accept', 'text/html,*/*;q=0.8');

  it.each(['/', '/opportunita', '/opportunita/x/righe/y', '/nothing.such'])(
    'are one page, at %s as at every address of theirs, looked for anew each time',
    async (path) => {
      const { text, headers } = await open(path).expect(200).expect('Content-Type', /html/);
      expect(text).toContain('<title>Rosa</title>');
      expect(headers['cache-control']).toBe('no-cache');
      expect(headers['content-security-policy']).not.toContain('unsafe');
    },
  );

  it('leave the API its own answers, and scripts a problem they can read', async () => {
    await open('/api/nothing')
      .expect(404)
      .expect('Content-Type', /problem\+json/);
    await world
      .anyone()
      .get('/nothing')
      .expect(404)
      .expect('Content-Type', /problem\+json/);
    await open('/docs').expect(200, /docs\/init\.js/);
  });

  it('keep a file for good, its name changing with its content', async () => {
    const { headers } = await world.anyone().get('/app/main-1a2b.js').expect(200, SCRIPT);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-type']).toMatch(/javascript/);
  });

  it('have their worker at the root, looked for anew each time', async () => {
    const { headers } = await world.anyone().get('/service-worker.js').expect(200, SCRIPT);
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['content-type']).toMatch(/javascript/);
  });

  it('send the twin compressed by the build to whoever reads it', async () => {
    const ask = (accepted: string) =>
      world.anyone().get('/app/main-1a2b.js').set('Accept-Encoding', accepted).expect(200, SCRIPT);
    const packed = await ask('gzip');
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect((await ask('identity')).headers['content-encoding']).toBeUndefined();
  });

  it.each(['/app/none.js', '/app/..%2Findex.html', '/app/.hidden'])(
    'have nothing else at %s',
    async (path) => {
      await world.anyone().get(path).expect(404);
    },
  );
});
