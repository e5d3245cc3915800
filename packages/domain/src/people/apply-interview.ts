import type { Interview } from '../banks/interview.js';
import {
  experienceName,
  mergeByName,
  mergeCommute,
  mergeConsent,
  saidOf,
} from './merge-imported.js';
import type { Answer, Evidence, Motivation, WorkerFields } from './worker.js';

/** Which interview it is and who held it, as the answers will say. */
export interface HeldInterview {
  readonly id: string;
  readonly operator: string;
}

/** An operator's word replaces what was held, but does not take a certificate away. */
const replaces = (
  incoming: { readonly evidence: Evidence },
  held: { readonly evidence: Evidence },
): boolean => held.evidence !== 'certified' || incoming.evidence === 'certified';

const answersOf = (interview: Interview, { id, operator }: HeldInterview): readonly Answer[] =>
  (interview.answers ?? []).map(({ key, answer, source }) => ({
    key,
    answer,
    source,
    on: interview.on,
    by: operator,
    interviewId: id,
  }));

const unsaid: Motivation = {
  outlets: null,
  sectorsWanted: null,
  sectorsRefused: null,
  constraints: null,
  note: null,
};

/**
 * The record after an interview: its answers added, each with who, when and in which interview; the commute and consent
 * as given that day, unless a later day is on record (an interview may be entered late); skills and experiences updated
 * by name; what was not touched on as it was.
 */
export const applyInterview = (
  worker: WorkerFields,
  interview: Interview,
  held: HeldInterview,
): WorkerFields => {
  const { on, commute, consent, skills, experiences, motivation, contacts } = interview;
  const { careerComplete, schooling, licences, languages } = interview;
  const { availability } = worker;
  const answers = answersOf(interview, held);
  return {
    ...worker,
    ...saidOf({ careerComplete, schooling, licences, languages }),
    consent: mergeConsent(worker.consent, consent && { proposals: consent.proposals, on }),
    contacts: contacts
      ? { phone: null, email: null, ...worker.contacts, ...saidOf(contacts) }
      : worker.contacts,
    motivation: motivation
      ? { ...unsaid, ...worker.motivation, ...saidOf(motivation) }
      : worker.motivation,
    skills: skills
      ? mergeByName(worker.skills, skills, (skill) => skill.code, replaces)
      : worker.skills,
    experiences: experiences
      ? mergeByName(worker.experiences, experiences, experienceName, replaces)
      : worker.experiences,
    availability: {
      commute: mergeCommute(
        availability.commute,
        commute && { km: commute.km, source: 'ascertained', on, by: held.operator },
      ),
      answers: interview.answers
        ? [...(availability.answers ?? []), ...answers]
        : availability.answers,
    },
  };
};
