import { CONVOCATION_MEANS, fields, timeOfDay, withCheck } from '@rosa/domain';
import { z } from 'zod';

/** What an operator says to call a group in; whom is said apart. */
export const wanted = withCheck(
  z.strictObject({
    title: fields.line(),
    purpose: fields.prose().optional(),
    deskId: fields.id(),
    means: z.enum(CONVOCATION_MEANS),
    how: z.enum(['slots', 'once']),
    from: fields.day().optional(),
    to: fields.day().optional(),
    fromTime: timeOfDay().optional(),
    toTime: timeOfDay().optional(),
    on: fields.day().optional(),
    at: timeOfDay().optional(),
  }),
  ({ how, on }, _at, report) => {
    if (how === 'once' && !on) report.error('required', {}, ['on']);
  },
);

export type Wanted = z.output<typeof wanted>;
