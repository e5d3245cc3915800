import { z } from 'zod';
import { withCheck } from '../validation/checks.js';
import {
  blank,
  comune,
  day,
  id,
  line,
  listOf,
  pastDay,
  programmeCode,
  prose,
} from '../validation/fields.js';
import { parserOf } from '../validation/read.js';
import { TRACKS, answeredSchema } from './question-set.js';
import { contactPersonSchema } from './shared.js';

export const MET_AS = [
  'administrator',
  'manager',
  'official',
  'trade_unionist',
  'consultant',
  'entrepreneur',
  'association',
  'third_sector',
  'witness',
  'other',
] as const;

/** What became of a meeting, added when it is known. */
const resultSchema = z.strictObject({
  on: pastDay(),
  what: prose(),
  leadId: blank(id()),
  opportunityId: blank(id()),
});

/** An entry of the animators' logbook (libro di bordo): one meeting, along one of its three tracks. */
export const logbookEntrySchema = withCheck(
  z.strictObject({
    track: z.enum(TRACKS),
    on: pastDay(),
    comune: comune(),
    /** What the meeting was about: the project of the first track, the company of the second. */
    projectCode: blank(programmeCode()),
    bodyCode: blank(programmeCode()),
    companyId: blank(id()),
    met: listOf(
      contactPersonSchema.extend({ as: z.enum(MET_AS), organisation: blank(line()) }),
      50,
    ).min(1),
    answered: blank(answeredSchema),
    promised: blank(prose()),
    nextStep: blank(z.strictObject({ what: line(500), on: day(), by: blank(line()) })),
    /** The employer's own words, kept as said. */
    words: blank(prose()),
    results: listOf(resultSchema).default([]),
    note: blank(prose()),
  }),
  ({ track, projectCode, companyId }, _at, report) => {
    if (track === 'project_stage' && !projectCode)
      report.error('neededFor', { kind: track }, ['projectCode']);
    if (track === 'company_interest' && !companyId)
      report.error('neededFor', { kind: track }, ['companyId']);
  },
);

export type LogbookEntry = z.output<typeof logbookEntrySchema>;

export const parseLogbookEntry = parserOf(logbookEntrySchema);
