import { openQueue } from '@rosa/queue';
import { queueContract, type QueueUnderTest } from './contract/queue-contract.js';

const engines: readonly (QueueUnderTest & { readonly engine: string })[] = [
  {
    engine: 'embedded',
    open: () => openQueue({ url: 'embedded:' }),
    answersForHandlers: true,
  },
];

describe.each(engines)('the queue on $engine', (engine) => {
  queueContract(engine);
});

describe('openQueue', () => {
  it('opens the engine the address names', async () => {
    const queue = await openQueue({ url: 'embedded:' });
    expect(queue.engine).toBe('embedded');
    await queue.close();
  });

  it('says plainly that Redis is not in this edition', async () => {
    await expect(openQueue({ url: 'redis://127.0.0.1:6379' })).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('non è ancora in questa edizione'),
    });
  });

  it.each(['amqp://localhost', 'nonsense', ''])('names the valid addresses for %j', async (url) => {
    await expect(openQueue({ url })).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringMatching(/embedded:.*redis:/),
    });
  });
});
