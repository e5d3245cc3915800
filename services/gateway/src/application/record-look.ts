import { newId, systemScope, type Clock } from '@rosa/domain';
import type { AuditEntry, AuditTrail } from '@rosa/service-kit';
import type { Store } from '@rosa/store';
import { auditBank, type AuditRecord } from '../banks/audit.js';

const SYSTEM = systemScope('audit');

/** An entry as the trail keeps it. */
export const auditRecordOf = (
  { scope, action, subjects, detail }: AuditEntry,
  clock: Clock,
): AuditRecord => ({
  at: clock.now().toISOString(),
  actor: scope.actor,
  name: scope.name,
  role: scope.role,
  action,
  purpose: scope.purpose,
  subjects,
  detail: detail ?? {},
  requestId: scope.requestId,
});

/**
 * The trail over its own store. That store is opened with durability `process`: an entry survives the process's death
 * the moment it is recorded, and no answer waits for a disk flush.
 */
export const createAuditTrail = (store: Store, clock: Clock): AuditTrail => ({
  record: async (entry) => {
    const record = auditRecordOf(entry, clock);
    await store.commit(SYSTEM, [{ op: 'put', bank: auditBank, id: newId(), expect: 0, record }]);
  },
});
