import { systemScope } from '@rosa/domain';
import { ask, inChunks, registryCalls, type ServiceClient } from '@rosa/service-kit';
import type { OutcomeReader, RegistryClient } from '../ports.js';

/** The registry, from another process. */

const system = systemScope('outcomes');

export const peopleOverHttp = (registry: ServiceClient): RegistryClient => ({
  people: (scope, ids) =>
    inChunks(ids, (some) => ask(registry, registryCalls.people, scope, { ids: some })),
});

export const outcomesOverHttp = (registry: ServiceClient): OutcomeReader => {
  const read = (withdrawn: boolean) => (ids: readonly string[]) =>
    inChunks(ids, (some) =>
      ask(registry, registryCalls.outcomes, system, { ids: some, withdrawn }),
    );
  return { read: read(false), withdrawn: read(true) };
};
