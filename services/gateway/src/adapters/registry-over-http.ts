import { ask, registryCalls, type ServiceClient } from '@rosa/service-kit';
import type { CanSeeWorker } from '../ports.js';

export const canSeeWorkerOverHttp =
  (registry: ServiceClient): CanSeeWorker =>
  (scope, workerId) =>
    ask(registry, registryCalls.canSeeWorker, scope, { workerId });
