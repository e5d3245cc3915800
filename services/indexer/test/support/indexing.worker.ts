import { setImmediate as turn } from 'node:timers/promises';
import { newId } from '@rosa/domain';
import { put, remove, scope } from './people.js';
import { openWorld } from './world.js';

/**
 * A process that writes people and indexes them until it is killed. It says each commit on its standard output, once it is
 * acknowledged, as `id rev`.
 */

const PEOPLE_A_COMMIT = 20;

const run = async (folder: string): Promise<never> => {
  const { store, indexer } = await openWorld(folder);
  await indexer.start();
  const said = (id: string, rev: number) => process.stdout.write(`${id} ${rev}\n`);
  for (;;) {
    const ids = Array.from({ length: PEOPLE_A_COMMIT }, newId);
    const [changed, gone] = ids as [string, string];
    await store.commit(
      scope,
      ids.map((id) => put(id)),
    );
    ids.forEach((id) => said(id, 1));
    await turn();
    await store.commit(scope, [put(changed, 1), remove(gone, 1)]);
    [changed, gone].forEach((id) => said(id, 2));
    await turn();
  }
};

void run(process.argv[3]!);
