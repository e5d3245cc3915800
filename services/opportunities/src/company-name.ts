import { foldWords } from '@rosa/domain';

/** Company names as they are compared and looked up: however they are written, whatever their legal form. */

/** Legal forms, their letters run together: `S.r.l.`, `soc. coop. a r.l.`. */
const FORMS = new Set(
  (
    'srl srls spa sapa snc sas ss scrl scarl scpa scs arl rl coop cooperativa cooperative soc societa consortile onlus ' +
    'ets aps sociale impresa ditta azienda responsabilita limitata unipersonale a per azioni in nome collettivo ' +
    'accomandita semplice'
  ).split(' '),
);

/** Letters set apart by stops are one word: `s.r.l.` folds to `s r l`, and is read as `srl`. */
const joinInitials = (words: readonly string[]): readonly string[] => {
  const joined: string[] = [];
  let initials = '';
  for (const word of [...words, '']) {
    if (word.length === 1) {
      initials += word;
      continue;
    }
    if (initials) joined.push(initials);
    initials = '';
    if (word) joined.push(word);
  }
  return joined;
};

/** The words of a name that tell it from others; all of them, where nothing else is left. */
const tellingWords = (name: string): readonly string[] => {
  const words = joinInitials(foldWords(name));
  const telling = words.filter((word) => !FORMS.has(word));
  return telling.length > 0 ? telling : words;
};

/** The same for a name and all its spellings: folded, without its legal form, in the order of its words. */
export const companyNameKey = (name: string): string => tellingWords(name).join(' ');

/** Longer beginnings tell no more. */
const LONGEST = 12;

/** What a typed word is looked up by. */
export const startOf = (word: string): string => word.slice(0, LONGEST);

/** Every beginning of every word of a name, so that a company is found while it is being typed. */
export const startsOf = (name: string): readonly string[] => {
  const words = new Set([...joinInitials(foldWords(name)), ...foldWords(name)]);
  const starts = [...words].flatMap((word) =>
    Array.from({ length: Math.min(word.length, LONGEST) }, (_, i) => word.slice(0, i + 1)),
  );
  return [...new Set(starts)];
};
