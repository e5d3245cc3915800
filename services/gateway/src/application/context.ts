import type { Clock } from '@rosa/domain';
import type { AuditTrail } from '@rosa/service-kit';
import type { Store } from '@rosa/store';
import type { Catalogue } from '../ports.js';

/** What the gateway's use cases work with. */
export interface Context {
  readonly store: Store;
  readonly clock: Clock;
  readonly catalogue: Pick<Catalogue, 'comune' | 'province' | 'region' | 'provincesOf'>;
  readonly audit: AuditTrail;
}
