import { randomUUID } from 'node:crypto';
import { openQueue, openQueueBoard, type Queue, type QueueBoard } from '@rosa/queue';
import { Redis } from 'ioredis';
import { openWorld, type World } from './support/world.js';

const server = process.env['ROSA_TEST_REDIS'];
const prefix = `rosa-test-${randomUUID()}`;
const url = `${server}/0?prefix=${prefix}`;

const skipped = !server && process.env['ROSA_FORBID_SKIP'] !== '1';
const onRedis = skipped ? describe.skip : describe;
const missing = skipped ? ': skipped, set ROSA_TEST_REDIS (npm run engines)' : '';

onRedis(`the board of the queue${missing}`, () => {
  let queue: Queue;
  let board: QueueBoard;
  let world: World;
  let poisoned = true;

  beforeAll(async () => {
    queue = await openQueue({ url, attempts: 1 });
    queue.consume('workers', async (ids) =>
      ids.map((id) => (poisoned ? { id, ok: false, error: 'no birth date' } : { id, ok: true })),
    );
    await queue.publish([{ topic: 'workers', id: 'a-worker' }]);
    await queue.drain();
    board = await openQueueBoard({ url }, ['workers']);
    world = await openWorld({ queues: board.queues });
  });

  afterAll(async () => {
    await world?.close();
    await board?.close();
    await queue?.close();
    const redis = new Redis(server!);
    await redis.del(await redis.keys(`${prefix}:*`));
    redis.disconnect();
  });

  it('is for the central team', async () => {
    await world.anyone().get('/queues').expect(401);
    await (
      await world.as('operator', { territory: ['001'] })
    )
      .get('/queues/api/queues')
      .expect(403);
  });

  it('shows its page, which loads nothing from elsewhere', async () => {
    const central = await world.as('central');
    const { text, headers } = await central.get('/queues').expect(200);
    expect(text).toContain('<base href="/queues');
    expect(headers['content-security-policy']).toMatch(
      /default-src 'none'.*style-src 'self' 'unsafe/,
    );
    const script = /src="(static\/js\/main[^"]+)"/.exec(text)![1]!;
    await central.get(`/queues/${script}`).expect(200);
  });

  it('shows what failed by ids and error, and has it tried again', async () => {
    const central = await world.as('central');
    const failed = await central.get('/queues/api/queues?activeQueue=workers&status=failed');
    const [job] = failed.body.queues[0].jobs;
    expect(job).toMatchObject({ data: { id: 'a-worker' }, failedReason: 'no birth date' });
    poisoned = false;
    await central.put(`/queues/api/queues/workers/${job.id}/retry`).expect(204);
    await queue.drain();
    expect(await queue.failures(10)).toEqual([]);
  });

  it.each(['workers/empty', 'workers/obliterate', 'workers/pause', 'workers/1/clean', 'pause'])(
    'refuses %s, after which a change could pass for handled',
    async (path) => {
      const central = await world.as('central');
      await central.put(`/queues/api/queues/${path}`).expect(403);
    },
  );
});

describe('a gateway whose queue is in its process', () => {
  it('has no board', async () => {
    const board = await openQueueBoard({ url: 'embedded:' }, ['workers']);
    const world = await openWorld({ queues: board.queues });
    await (await world.as('central')).get('/queues').expect(404);
    await world.close();
    await board.close();
  });
});
