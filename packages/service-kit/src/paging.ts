import { z } from 'zod';

/** contract.md: `?cursor=&limit=` (1 to 500, 50). */
export const pageQuery = {
  cursor: z.string().min(1).max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
} as const;

export const limitField = z.number().int().min(1).max(500).default(50);

/** The shape of every list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number().int() });

/** `{id}` in an address. */
export const idParams = z.object({ id: z.uuidv7() });
