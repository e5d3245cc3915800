import { z } from 'zod';
import { blank, line, listOf, pastDay, prose, termKey } from '../validation/fields.js';
import { parserOf } from '../validation/read.js';

/**
 * The restricted parts of a person's record, kept apart from it: seen by few, searched by none, in no score and in no
 * export by default. Of health only functional limits are held, never a diagnosis.
 */
export const restrictedSchema = z.strictObject({
  functionalLimits: blank(
    listOf(
      z.strictObject({
        /** What the limit touches, as `other:heavy_lifting`, where the list of terms has it. */
        term: blank(termKey()),
        limit: line(),
        assessedOn: blank(pastDay()),
        assessedBy: blank(line()),
      }),
      50,
    ),
  ),
  family: blank(prose()),
  judicial: blank(prose()),
  referredBy: blank(line()),
});

export type Restricted = z.output<typeof restrictedSchema>;

export const parseRestricted = parserOf(restrictedSchema);
