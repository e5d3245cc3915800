import { LANGUAGES } from '@rosa/domain';
import type { Lang } from '@rosa/domain/screens';

const MOST = 3;

/** Languages whose name, in the reader's own, begins with what was typed. */
export const suggestLanguages = (
  text: string,
  lang: Lang,
): readonly { readonly code: string; readonly name: string }[] => {
  const names = new Intl.DisplayNames([lang], { type: 'language' });
  const typed = text.toLowerCase();
  return [...LANGUAGES]
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .filter(({ name }) => name.toLowerCase().startsWith(typed))
    .slice(0, MOST);
};
