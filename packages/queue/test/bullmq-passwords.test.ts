import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInstalled, removeEngine, startEngine, type Engine } from '@rosa/infra';
import { openQueue } from '@rosa/queue';
import { Redis } from 'ioredis';
import { describeOnRedis } from './support/redis.js';

const PASSWORD = 'parola-segreta';

/** A Redis of its own that wants a password. */
describeOnRedis('a Redis that lets in who has the password', () => {
  let engine: Engine;
  let redis: Redis;
  beforeAll(async () => {
    if (!isInstalled('redis')) throw new Error('redis-server is missing: npm run engines');
    engine = await startEngine('redis', { folder: mkdtempSync(join(tmpdir(), 'rosa-redis-')) });
    redis = new Redis(engine.url);
    await redis.config('SET', 'requirepass', PASSWORD);
    await redis.acl('SETUSER', 'lettore', 'on', `>${PASSWORD}`, '~*', '+info');
  });
  afterAll(async () => {
    redis.disconnect();
    await removeEngine(engine);
  });

  const urlOf = (user: string, password: string): string => {
    const url = new URL(engine.url);
    return Object.assign(url, { username: user, password }).href;
  };

  const refusal = (code: string) => ({
    kind: 'unavailable',
    code,
    message: expect.stringContaining(new URL(engine.url).host),
  });

  it.each([
    ['without one', '', '', 'queue.noPassword'],
    ['with another', '', 'sbagliata', 'queue.noEntry'],
    ['under an unknown name', 'nessuno', PASSWORD, 'queue.noEntry'],
  ])('says so to who comes %s, and shows none', async (_how, user, password, code) => {
    const opening = openQueue({ url: urlOf(user, password) });
    await expect(opening).rejects.toMatchObject(refusal(code));
    await expect(opening).rejects.not.toThrow(/sbagliata|parola-segreta|nessuno/);
  });

  it('says what a user lacks who may not write', async () => {
    const queue = await openQueue({ url: urlOf('lettore', PASSWORD) });
    await expect(queue.health()).rejects.toMatchObject(refusal('queue.noRights'));
    await queue.close();
  });

  it('serves who has it, and says so when it is changed meanwhile', async () => {
    const notices: string[] = [];
    let told = (): void => undefined;
    const refused = new Promise<void>((resolve) => (told = resolve));
    const notice = (message: string): void => {
      notices.push(message);
      if (message.includes('WRONGPASS')) told();
    };
    const queue = await openQueue({ url: urlOf('', PASSWORD), notice });
    await queue.health();
    await redis.config('SET', 'requirepass', 'un’altra');
    await redis.client('KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    await refused;
    await expect(queue.health()).rejects.toMatchObject(refusal('queue.noEntry'));
    expect(notices.join()).not.toContain(PASSWORD);
    await redis.config('SET', 'requirepass', PASSWORD);
    await queue.close();
  });
});
