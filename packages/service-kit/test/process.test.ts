import { z } from 'zod';
import { EnvironmentError, readEnvironment, Shutdown } from '../src/index.js';

describe('the environment', () => {
  const schema = z.object({
    PORT: z.coerce.number().int().min(1).max(65_535).default(8080),
    STORE_URL: z.string().startsWith('sqlite:'),
  });

  it('is read typed, with its defaults', () => {
    expect(readEnvironment(schema, { STORE_URL: 'sqlite:data', HOME: '/' })).toEqual({
      PORT: 8080,
      STORE_URL: 'sqlite:data',
    });
  });

  it('names every variable that is wrong, one a line', () => {
    const read = () => readEnvironment(schema, { PORT: 'http', STORE_URL: 'mysql:x' });
    expect(read).toThrow(EnvironmentError);
    expect(read).toThrow(/^PORT: .+\nSTORE_URL: .+$/);
  });
});

describe('shutdown', () => {
  it('stops what was registered last first, once', async () => {
    const stopped: string[] = [];
    const shutdown = new Shutdown();
    for (const name of ['store', 'indexer', 'server']) {
      shutdown.register(name, async () => void stopped.push(name));
    }
    await Promise.all([shutdown.run(), shutdown.run()]);
    expect(stopped).toEqual(['server', 'indexer', 'store']);
  });

  it('stops the rest when one part fails, and says which did', async () => {
    const stopped: string[] = [];
    const shutdown = new Shutdown();
    shutdown.register('store', async () => void stopped.push('store'));
    shutdown.register('indexer', () => Promise.reject(new Error('stuck')));
    await expect(shutdown.run()).rejects.toMatchObject({ errors: [{ message: 'indexer: stuck' }] });
    expect(stopped).toEqual(['store']);
  });
});
