import { onceBank } from '@rosa/service-kit';
import type { AnyBank } from '@rosa/store';
import { accountsBank } from './accounts.js';
import { auditBank } from './audit.js';
import { invitationsBank } from './invitations.js';
import { sessionsBank } from './sessions.js';
import { tokensBank } from './tokens.js';

/** The gateway's own store. */
export const gatewayBanks: readonly AnyBank[] = [
  accountsBank,
  sessionsBank,
  tokensBank,
  invitationsBank,
  onceBank,
];

/** The store of the audit trail, apart: opened with durability `process`. */
export const auditBanks: readonly AnyBank[] = [auditBank];
