import { z } from 'zod';
import { withCheck } from '../validation/checks.js';
import { blank, id, prose } from '../validation/fields.js';
import { parserOf } from '../validation/read.js';

/**
 * A request to another territory's laboratory (richiesta al laboratorio): whoever draws a list sees its people of other
 * territories masked, and asks the laboratory that keeps them.
 */

/** The person's data is opened for that line; it is not; the laboratory calls the person itself. */
export const LABORATORY_ANSWERS = ['accepted', 'declined', 'called'] as const;

/** Why a laboratory does not open a person's data: closed, so that nothing more of the person is told in saying no. */
export const LABORATORY_REASONS = [
  'not_available',
  'already_proposed',
  'not_suitable',
  'no_consent',
  'not_reached',
  'other',
] as const;

/** As the operator who asks writes it: about whom, and for which line of which opportunity. */
export const laboratoryRequestSchema = z.strictObject({
  opportunityId: id(),
  lineId: id(),
  workerId: id(),
  note: blank(prose(500)),
});

export type LaboratoryRequest = z.output<typeof laboratoryRequestSchema>;

export const parseLaboratoryRequest = parserOf(laboratoryRequestSchema);

/** As the laboratory that keeps the person answers: a reason where it declines, and only there. */
export const laboratoryAnswerSchema = withCheck(
  z.strictObject({
    answer: z.enum(LABORATORY_ANSWERS),
    reason: blank(z.enum(LABORATORY_REASONS)),
    note: blank(prose(500)),
  }),
  ({ answer, reason }, _at, report) => {
    const declined = answer === 'declined';
    if (declined && !reason) report.error('reasonNeeded', {}, ['reason']);
    if (!declined && reason) report.error('reasonNotAllowed', {}, ['reason']);
  },
);

export type LaboratoryAnswer = z.output<typeof laboratoryAnswerSchema>;

export const parseLaboratoryAnswer = parserOf(laboratoryAnswerSchema);
