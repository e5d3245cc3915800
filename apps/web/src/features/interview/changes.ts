import type { QuestionSet } from '@rosa/domain';
import type { Say } from '../../i18n/language.js';
import type { Draft } from './draft.js';

interface Names {
  readonly asked: (name: string) => string;
  /** What a question is called. */
  readonly words: (question: QuestionSet['questions'][number]) => string;
}

/** What an interview has to say, in words: for the operator before it is recorded, and for the person on paper. */
export const changesIn = (
  draft: Draft,
  set: QuestionSet | undefined,
  say: Say,
  { asked, words }: Names,
): readonly string[] => {
  const { answers, commuteKm, skills, experiences, outlets, proposals, careerComplete } = draft;
  return [
    ...(proposals === null
      ? []
      : [`${say('interview.proposals')} ${say(proposals ? 'list.yes' : 'list.no')}`]),
    ...Object.entries(answers).map(([key, answer]) => `${asked(key)}: ${say(`list.${answer}`)}`),
    ...(commuteKm === null
      ? []
      : [`${say('person.commute')}: ${say('person.commuteKm', { km: commuteKm })}`]),
    ...skills.map(({ code, months }) =>
      months === 0
        ? `${asked(`skill:${code}`)}: ${say('person.skillDenied')}`
        : `${asked(`skill:${code}`)}: ${say('person.skillMonths', { n: months })}`,
    ),
    ...experiences.map(({ occupation, employer, from, to }) =>
      [asked(`occupation:${occupation}`), employer, `${from}–${to || say('person.now')}`]
        .filter(Boolean)
        .join(', '),
    ),
    ...(careerComplete === null
      ? []
      : [`${say('interview.careerComplete')}: ${say(careerComplete ? 'list.yes' : 'list.no')}`]),
    ...(outlets
      ? [
          `${say('person.outlets')}: ${outlets.map((each) => say(`person.outlet.${each}`)).join(', ')}`,
        ]
      : []),
    ...(set?.questions ?? []).flatMap((question) => {
      const typed = draft.questionnaire[question.code]?.trim();
      if (!typed) return [];
      const said = question.kind === 'yes_no' ? say.word(`list.${typed}`) : typed;
      return [`${words(question)} ${said}`];
    }),
  ];
};
