import { messageOf, type Because, type Explanation, type Lang } from '@rosa/domain';

/** What reasons for others' eyes go without (contract.md: employer, operator, point). */
const HIDDEN = ['employer', 'by', 'point'] as const;

/** A frozen reason as it would have been drawn masked. */
const maskedReason = ({ code, params }: Because, lang: Lang): Because => {
  const hidden = HIDDEN.filter((name) => name in params).map((name) => [name, null] as const);
  const left = { ...params, ...Object.fromEntries(hidden) };
  return { code, params: left, text: messageOf(lang, code, left as never) };
};

/** A frozen explanation whose reasons name no employer, operator or point. */
export const maskedExplanation = <T extends Pick<Explanation, 'contributions'>>(
  person: T,
  lang: Lang,
): T => ({
  ...person,
  contributions: person.contributions.map((contribution) => ({
    ...contribution,
    because: maskedReason(contribution.because, lang),
  })),
});
