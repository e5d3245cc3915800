import { interviewSchema, type Interview, type QuestionSet } from '@rosa/domain';
import { call } from '../../api/client.js';
import { formReader } from '../../shared/form/read-form.js';
import type { Draft } from './draft.js';
import { answeredOf } from './questionnaire.js';

/** What was said, as the server takes it; what was not asked is not mentioned. */
export const requestOf = (
  draft: Draft,
  set: QuestionSet | undefined,
): Partial<Record<keyof Interview, unknown>> => {
  const { kind, on, commuteKm, skills, experiences, careerComplete, outlets, note, proposals } =
    draft;
  const answers = Object.entries(draft.answers).map(([key, answer]) => ({ key, answer }));
  const questionnaire = answeredOf(draft, set);
  return {
    kind,
    on,
    ...(answers.length > 0 && { answers }),
    ...(commuteKm !== null && { commute: { km: commuteKm } }),
    ...(skills.length > 0 && {
      skills: skills.map((skill) => ({ ...skill, lastUsed: null, evidence: 'declared' })),
    }),
    ...(experiences.length > 0 && {
      experiences: experiences.map(({ occupation, employer, from, to }) => ({
        occupation,
        from,
        employer: employer || null,
        to: to || null,
        evidence: 'declared',
      })),
    }),
    ...(careerComplete !== null && { careerComplete }),
    ...(outlets && { motivation: { outlets } }),
    ...(note && { profile: note }),
    ...(proposals !== null && { consent: { proposals } }),
    ...(questionnaire && { questionnaire }),
  };
};

/** Is there anything to record beside that it was held? */
export const saysNothing = (request: ReturnType<typeof requestOf>): boolean =>
  Object.keys(request).length <= 2;

export const readInterview = formReader(interviewSchema);

/** Records the interview; one key an interview, so that it counts once. */
export const recordInterview = (
  workerId: string,
  request: ReturnType<typeof requestOf>,
  idempotencyKey: string,
): Promise<unknown> => call(`/workers/${workerId}/interviews`, { body: request, idempotencyKey });
