import { z } from 'zod';
import {
  commuteSchema,
  contactsSchema,
  experiencesSchema,
  languagesSchema,
  licencesSchema,
  motivationSchema,
  schoolingSchema,
  skillsSchema,
} from '../people/schemas.js';
import { SOURCES } from '../people/worker.js';
import { blank, id, line, listBy, pastDay, prose, termKey } from '../validation/fields.js';
import { parserOf } from '../validation/read.js';
import { answeredSchema } from './question-set.js';

/** A first interview, the deeper one of the skills assessment, or seeing again someone whose placement ended. */
export const INTERVIEW_KINDS = ['first', 'in_depth', 'return'] as const;
export const MEETING_MODES = ['in_person', 'phone', 'video'] as const;

/**
 * An interview as an operator enters it. What it ascertains updates the worker in the same act (`applyInterview`); what
 * it does not mention stays as it was.
 */
export const interviewSchema = z.strictObject({
  kind: z.enum(INTERVIEW_KINDS),
  on: pastDay(),
  deskId: blank(id()),
  mode: z.enum(MEETING_MODES).default('in_person'),
  /** Who held it, where that is not who enters it. */
  operator: blank(line()),
  /** For which opportunity it was held, if for one. */
  opportunityId: blank(id()),
  questionnaire: blank(answeredSchema),
  /** What the operator makes of it: the potential, the wishes, what stands in the way. */
  profile: blank(prose()),
  note: blank(prose()),
  answers: blank(
    listBy(
      z.strictObject({
        key: termKey(),
        answer: z.enum(['yes', 'no']),
        source: z.enum(SOURCES).default('ascertained'),
      }),
      'key',
    ),
  ),
  commute: blank(commuteSchema.pick({ km: true })),
  consent: blank(z.strictObject({ proposals: z.boolean() })),
  skills: blank(skillsSchema),
  experiences: blank(experiencesSchema),
  careerComplete: blank(z.boolean()),
  schooling: blank(schoolingSchema),
  licences: blank(licencesSchema),
  languages: blank(languagesSchema),
  motivation: blank(motivationSchema),
  contacts: blank(contactsSchema),
});

export type Interview = z.output<typeof interviewSchema>;

export const parseInterview = parserOf(interviewSchema);
