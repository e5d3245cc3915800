import type { QuestionSet } from '@rosa/domain';
import { refuse } from '@rosa/service-kit';
import type { QuestionClient } from '@rosa/registry';

/** The first version of a questionnaire: a question that must be answered, and two that may be. */
export const QUESTIONNAIRE: QuestionSet = {
  track: 'questionnaire',
  version: 1,
  title: 'Questionario del primo colloquio',
  validFrom: '2026-01-01',
  questions: [
    {
      code: 'transport',
      kind: 'choice',
      text: { it: 'Con che mezzo si sposta?', en: null },
      options: ['auto', 'autobus'],
      required: true,
    },
    {
      code: 'months_looking',
      kind: 'number',
      text: { it: 'Da quanti mesi cerca lavoro?', en: null },
      options: null,
      required: false,
    },
    {
      code: 'wish',
      kind: 'text',
      text: { it: 'Che cosa vorrebbe imparare?', en: null },
      options: null,
      required: false,
    },
  ],
};

/** The questions of the opportunity bank, as another service answers them, or does not. */
export class HeldQuestions implements QuestionClient {
  readonly sets: QuestionSet[] = [QUESTIONNAIRE];
  isAway = false;
  asked = 0;

  async set(_scope: unknown, track: string, version: number): Promise<QuestionSet | undefined> {
    this.asked += 1;
    if (this.isAway) throw refuse('unavailable', 'http.serviceDown', { service: 'opportunities' });
    return this.sets.find((set) => set.track === track && set.version === version);
  }
}
