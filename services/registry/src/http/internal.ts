import { answering, registryCalls, type Answering, type Relay } from '@rosa/service-kit';
import type { Registry } from '../app.js';

/** What the registry answers the other services. */
export const internalCalls = (
  { people, outcomes, records, canSeeWorker }: Registry,
  relay: Pick<Relay, 'behindSince'>,
): readonly Answering[] => [
  answering(registryCalls.people, (scope, { ids }) => people.read(scope, ids)),
  answering(registryCalls.canSeeWorker, (scope, { workerId }) => canSeeWorker(scope, workerId)),
  answering(registryCalls.outcomes, (_scope, { ids, withdrawn }) =>
    withdrawn ? outcomes.withdrawn(ids) : outcomes.read(ids),
  ),
  answering(registryCalls.records, async (_scope, { ids }) =>
    (await records.read(ids)).map((record) => record ?? null),
  ),
  answering(registryCalls.versionsOf, (_scope, { ids }) => records.versionsOf(ids)),
  answering(registryCalls.versions, () => records.versions()),
  answering(registryCalls.stream, () => records.stream()),
  answering(registryCalls.count, () => records.count()),
  answering(registryCalls.behindSince, () => relay.behindSince()),
];
