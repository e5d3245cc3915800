import { randomUUID } from 'node:crypto';
import { openSearchWithRawBulk } from '@rosa/search';
import { smallReference } from '@rosa/test-kit';
import { newFolder, removeFolders } from './support/folders.js';
import { populate, remove, scope } from './support/people.js';
import { indexed, openWorld, type World } from './support/world.js';

const server = process.env['ROSA_TEST_ELASTICSEARCH'];

let world: World;
afterEach(() => world.close());
afterAll(removeFolders);

const live = async (): Promise<number> =>
  [...(await indexed(world.search)).values()].filter(({ deleted }) => !deleted).length;

describe('the way back from a reindex', () => {
  it('is refused by an engine that keeps no former index, which goes on with the one it has', async () => {
    world = await openWorld(newFolder());
    await populate(world.store, 5);
    await world.indexer.drain();
    const { indexVersion } = await world.indexer.reindex();
    await expect(world.indexer.goBack()).rejects.toMatchObject({
      kind: 'conflict',
      code: 'engine.keepsNoFormer',
    });
    expect(world.search.indexVersion()).toBe(indexVersion);
    expect(await live()).toBe(5);
  });

  const onElasticsearch = server ? it : it.skip;
  const aloud = server ? '' : ' (skipped: set ROSA_TEST_ELASTICSEARCH, npm run engines)';

  onElasticsearch(`has the former index answer, level with the store${aloud}`, async () => {
    const url = `${server}/t${randomUUID()}`;
    const opened = await openSearchWithRawBulk({ url, reference: smallReference });
    try {
      world = await openWorld(newFolder(), () => ({ search: opened.engine }));
      const former = opened.engine.indexVersion();
      const [gone] = await populate(world.store, 5);
      await world.indexer.drain();
      await world.indexer.reindex();
      await populate(world.store, 2);
      await world.store.commit(scope, [remove(gone!, 1)]);
      await world.indexer.drain();
      const back = await world.indexer.goBack();
      expect(back).toMatchObject({ indexVersion: former, store: 6, missing: 2, stale: 1 });
      await opened.engine.refresh();
      const found = await world.indexer.reconcile();
      expect(found).toMatchObject({ store: 6, index: 6, missing: 0, stale: 0, extra: 0 });
      expect(opened.engine.indexVersion()).toBe(former);
    } finally {
      await opened.drop();
    }
  });
});
