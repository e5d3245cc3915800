import { ROLES } from '@rosa/domain';
import { pageQuery } from '@rosa/service-kit';
import { z } from 'zod';
import { PURPOSES } from '../purposes.js';

/** The shapes of the gateway's own requests and answers. */

const name = z.string().trim().min(1).max(120);
const code = z.string().regex(/^(\d{2}|\d{3}|\d{6})$/);

const standing = {
  territory: z.array(code).max(500).nullable(),
  companyId: z.uuid().nullable(),
  bodyCode: z.string().trim().min(1).max(40).nullable(),
  workerId: z.uuid().nullable(),
  purpose: z.enum(PURPOSES).nullable(),
};

const role = z.enum(ROLES);
/** Its length is judged by the use case, with words that help. */
const password = z.string().max(10_000);

export const Credentials = z.strictObject({
  username: z.string().min(1).max(200),
  password: z.string().min(1).max(10_000),
});

export const PasswordChange = z.strictObject({ current: z.string().min(1).max(10_000), password });

export const NewAccount = z.strictObject({
  id: z.uuidv7().optional(),
  username: z.string().trim().toLowerCase().min(1).max(200),
  name,
  password,
  role,
  active: z.boolean().optional(),
  ...z.object(standing).partial().shape,
});

export const NewInvitation = z.strictObject({ companyId: z.uuid() });

const token = z.string().min(1).max(200);

export const InvitationToken = z.strictObject({ token });

export const Acceptance = z.strictObject({
  token,
  ...NewAccount.pick({ username: true, name: true, password: true }).shape,
});

const invited = { companyName: z.string(), expiresAt: z.iso.datetime() };

export const OpenInvitation = z.object(invited);

export const CreatedInvitation = z.object({ token: z.string(), ...invited });

export const InvitedEmployer = z.object({ username: z.string() });

export const AccountChange = z.strictObject({
  name: name.optional(),
  password: password.optional(),
  role: role.optional(),
  active: z.boolean().optional(),
  ...z.object(standing).partial().shape,
});

export const Account = z.object({
  id: z.uuidv7(),
  rev: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  username: z.string(),
  name: z.string(),
  active: z.boolean(),
  role,
  ...standing,
});

export const accountsQuery = z.strictObject({ ...pageQuery, role: role.optional() });

/** Who the caller is, as the server sees it. */
export const Current = z.object({
  actor: z.string(),
  name: z.string(),
  role,
  territory: z.union([z.literal('all'), z.array(z.string())]),
  companyId: z.string().nullable(),
  bodyCode: z.string().nullable(),
  workerId: z.string().nullable(),
  purpose: z.string().nullable(),
});

export const NewToken = z.strictObject({
  name: name.optional(),
  role,
  expiresAt: z.iso.datetime().nullable().optional(),
  ...z.object(standing).partial().shape,
});

export const Token = z.object({
  id: z.uuidv7(),
  rev: z.int(),
  createdAt: z.iso.datetime(),
  name: z.string(),
  expiresAt: z.iso.datetime().nullable(),
  role,
  ...standing,
});

export const CreatedToken = z.object({
  token: z.string(),
  record: Token,
  notes: z.array(z.string()),
});

export const tokensQuery = z.strictObject(pageQuery);

export const auditQuery = z.strictObject({
  ...pageQuery,
  actor: z.string().min(1).max(100).optional(),
  action: z.string().min(1).max(100).optional(),
  subject: z.uuid().optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
});

export const AuditRecord = z.object({
  id: z.uuidv7(),
  at: z.iso.datetime(),
  actor: z.string(),
  name: z.string(),
  role: z.string(),
  action: z.string(),
  purpose: z.string().nullable(),
  subjects: z.array(z.string()),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  requestId: z.string(),
});

export const Look = AuditRecord.pick({
  at: true,
  name: true,
  role: true,
  action: true,
  purpose: true,
});

export const suggestQuery = z.strictObject({
  ...pageQuery,
  q: z.string().max(200).default(''),
  /** By commas: the entries of these codes alone, whatever is typed. */
  codes: z
    .string()
    .max(8000)
    .transform((text) => text.split(',').slice(0, 500))
    .optional(),
});

const labels = { code: z.string(), label: z.object({ it: z.string(), en: z.string() }).optional() };

/** What all classifications share; each kind adds its own (an occupation its `near`, a comune its point). */
export const Suggestion = z.looseObject(labels);
