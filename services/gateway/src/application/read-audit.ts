import { notFound, systemScope, type Scope } from '@rosa/domain';
import type { AuditTrail } from '@rosa/service-kit';
import type { Condition, Page, Store, Stored } from '@rosa/store';
import { auditBank, type AuditRecord } from '../banks/audit.js';
import type { CanSeeWorker } from '../ports.js';

export interface AuditQuery {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  /** A worker's id. */
  readonly subject?: string | undefined;
  /** Instants, [from, to). */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const conditionsOf = ({ actor, action, subject, from, to }: AuditQuery): Condition[] => [
  ...(actor === undefined ? [] : [{ key: 'actor', is: actor }]),
  ...(action === undefined ? [] : [{ key: 'action', is: action }]),
  ...(subject === undefined ? [] : [{ key: 'subjects', is: subject }]),
  ...(from === undefined && to === undefined
    ? []
    : [{ key: 'at', ...(from && { from }), ...(to && { to }) }]),
];

const newestFirst = (query: AuditQuery) => ({
  where: conditionsOf(query),
  orderBy: 'at',
  descending: true,
  limit: query.limit,
  ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
});

/** The trail, newest first; reading it is itself recorded. */
export const readAudit = async (
  store: Store,
  audit: AuditTrail,
  scope: Scope,
  query: AuditQuery,
): Promise<Page<Stored<AuditRecord>>> => {
  const page = await store.find(scope, auditBank, newestFirst(query));
  const subjects = query.subject === undefined ? [] : [query.subject];
  await audit.record({
    scope,
    action: 'audit.read',
    subjects,
    detail: { shown: page.items.length },
  });
  return page;
};

/** One look at a person: who, in what role, why, when; nothing of the other people seen in the same act. */
export type Look = Pick<AuditRecord, 'at' | 'name' | 'role' | 'action' | 'purpose'>;

/**
 * Who looked at a worker, newest first; asking is itself recorded.
 *
 * @throws `notFound` where the worker's record is not in the caller's reach
 */
export const readLooks = async (
  store: Store,
  audit: AuditTrail,
  canSeeWorker: CanSeeWorker,
  scope: Scope,
  workerId: string,
  query: Pick<AuditQuery, 'limit' | 'cursor'>,
): Promise<Page<Look>> => {
  if (!(await canSeeWorker(scope, workerId))) throw notFound('workers', workerId);
  // The worker is in reach, and so are the looks at them: the trail itself is no one's but central's.
  const page = await store.find(
    systemScope('audit'),
    auditBank,
    newestFirst({ ...query, subject: workerId }),
  );
  await audit.record({ scope, action: 'workers.looks', subjects: [workerId] });
  const items = page.items.map(({ at, name, role, action, purpose }) => ({
    at,
    name,
    role,
    action,
    purpose,
  }));
  return { ...page, items };
};
