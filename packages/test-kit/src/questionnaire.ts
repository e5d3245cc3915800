import { newId } from '@rosa/domain';

/** A question of a questionnaire, as the central team writes it. */
export const transportQuestion = {
  code: 'transport',
  kind: 'choice',
  text: { it: 'Con che mezzo si sposta?' },
  options: ['auto', 'autobus'],
};

/** The row of an interview that answers it, of someone on no record. */
export const interviewRow = (transport: unknown, version: unknown = 1) => ({
  type: 'interview',
  id: newId(),
  workerId: newId(),
  territory: '002133',
  enteredBy: 'Piera Operatrice',
  kind: 'first',
  on: '2026-09-10',
  questionnaire: { version, answers: [{ question: 'transport', answer: transport }] },
});
