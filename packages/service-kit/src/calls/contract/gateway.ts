import { z } from 'zod';
import { defineCall } from '../define.js';
import { ScopeClaim } from '../token.js';

const entry = z.strictObject({
  /** Made by the sender: the same entry sent twice is kept once. */
  id: z.uuidv7(),
  scope: ScopeClaim,
  action: z.string().min(1),
  subjects: z.array(z.string()),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});

/** What the gateway answers the other services. */
export const gatewayCalls = {
  /** Keeps entries of the audit trail; answered when they are kept. */
  audit: defineCall({
    to: 'gateway',
    name: 'audit',
    input: z.strictObject({ entries: z.array(entry).min(1).max(1_000) }),
    output: z.literal(true),
    repeatable: true,
  }),
} as const;
