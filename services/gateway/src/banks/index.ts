import { onceBank } from '@rosa/service-kit';
import { accountsBank } from './accounts.js';
import { auditBank } from './audit.js';
import { sessionsBank } from './sessions.js';
import { tokensBank } from './tokens.js';

/** The gateway's own store. */
export const gatewayBanks = [accountsBank, sessionsBank, tokensBank, onceBank] as const;

/** The store of the audit trail, apart: opened with durability `process`. */
export const auditBanks = [auditBank] as const;
