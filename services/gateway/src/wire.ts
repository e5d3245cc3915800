import type { z } from 'zod';
import type {
  Account,
  AuditRecord,
  CreatedInvitation,
  Current,
  Look,
  OpenInvitation,
} from './http/schemas.js';

/** What the routes answer, as JSON carries it: for those who call them. */

export type CurrentSession = z.output<typeof Current>;
export type LookAnswer = z.output<typeof Look>;
export type AccountAnswer = z.output<typeof Account>;
export type AuditAnswer = z.output<typeof AuditRecord>;
export type InvitationMade = z.output<typeof CreatedInvitation>;
export type InvitationSeen = z.output<typeof OpenInvitation>;
