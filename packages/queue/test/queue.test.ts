import { openQueue } from '@rosa/queue';
import { queueContract } from './contract/queue-contract.js';
import { describeOnRedis, openCorner, type Corner } from './support/redis.js';

describe('the queue on embedded', () => {
  queueContract({ open: () => openQueue({ url: 'embedded:' }), answersForHandlers: true });
});

describeOnRedis('the queue on redis', () => {
  const corners: Corner[] = [];
  afterAll(() => Promise.all(corners.map((corner) => corner.close())));

  queueContract({
    open: () => {
      const corner = openCorner();
      corners.push(corner);
      return openQueue({ url: corner.url });
    },
    answersForHandlers: false,
  });
});

describe('openQueue', () => {
  it('opens the engine the address names', async () => {
    const queue = await openQueue({ url: 'embedded:' });
    expect(queue.engine).toBe('embedded');
    await queue.close();
  });

  it('names a Redis that does not answer, without its password, and how to start one', async () => {
    const opening = openQueue({ url: 'redis://user:secret@127.0.0.1:1/0' });
    await expect(opening).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(/^Redis: non risponde su 127\.0\.0\.1:1: .*npm run engines/),
    });
    await expect(opening).rejects.not.toThrow('secret');
  });

  it.each(['redis://h/0?prefix=a:b', 'redis://h/0?prefix=', 'redis://['])(
    'refuses the address %j',
    async (url) => {
      await expect(openQueue({ url })).rejects.toMatchObject({
        kind: 'invalid',
        errors: [expect.objectContaining({ field: 'QUEUE_URL' })],
      });
    },
  );

  it('tells no part of an address that it cannot read', async () => {
    const opening = openQueue({ url: 'redis://u:segreto@[' });
    await expect(opening).rejects.toMatchObject({ errors: [{ code: 'queue.unreadAddress' }] });
    await expect(opening).rejects.not.toThrow('segreto');
  });

  it.each(['amqp://localhost', 'nonsense', ''])('names the valid addresses for %j', async (url) => {
    await expect(openQueue({ url })).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringMatching(/embedded:.*redis:/),
    });
  });
});
