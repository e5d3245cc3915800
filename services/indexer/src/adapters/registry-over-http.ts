import { systemScope } from '@rosa/domain';
import { ask, askEach, inChunks, registryCalls, type ServiceClient } from '@rosa/service-kit';
import type { RecordSource } from '../ports.js';

const scope = systemScope('indexer');

/** The registry's workers, from another process. */
export const recordsOverHttp = (registry: ServiceClient): RecordSource => ({
  read: async (ids) => {
    const found = await inChunks(ids, (some) =>
      ask(registry, registryCalls.records, scope, { ids: some }),
    );
    return found.map((worker) => worker ?? undefined);
  },
  versionsOf: (ids) =>
    inChunks(ids, (some) => ask(registry, registryCalls.versionsOf, scope, { ids: some })),
  versions: () => askEach(registry, registryCalls.versions, scope, {}),
  count: () => ask(registry, registryCalls.count, scope, {}),
  stream: () => askEach(registry, registryCalls.stream, scope, {}),
});

/** Instant of the oldest change of the registry that was not yet handled. */
export const behindSinceOverHttp = (registry: ServiceClient) => (): Promise<string | null> =>
  ask(registry, registryCalls.behindSince, scope, {});
