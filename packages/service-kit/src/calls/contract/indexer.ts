import { z } from 'zod';
import { defineCall } from '../define.js';
import { list } from './records.js';

/** What the indexer answers the other services. */
export const indexerCalls = {
  /** Why a list drawn now may lack someone; empty when it is complete. */
  incomplete: defineCall({
    to: 'indexer',
    name: 'incomplete',
    input: z.strictObject({}),
    output: list(z.enum(['catchingUp', 'behind'])),
    repeatable: true,
  }),
} as const;
