import type { TargetGroup } from '@rosa/domain';
import { useSay } from '../../i18n/language.js';
import { useNames } from '../../shared/reference/names.js';
import { useTerritoryNames } from '../admin/TerritoryField.js';
import { ASKED, chosenOf, type AskedName } from './people.js';

/** A part of a search, in words. */
export interface SearchWord {
  readonly name: AskedName;
  readonly words: string;
}

/** Says what a search asks, part by part: `Donne`, `da 45 a 54 anni`, `mai chiesto: le competenze`. */
export const useSearchWords = (search: TargetGroup['search']): readonly SearchWord[] => {
  const say = useSay();
  const chosen = chosenOf(search);
  const place = useTerritoryNames(
    [chosen.comune, chosen.province, chosen.region].filter((code) => code !== undefined),
  );
  const occupation = useNames('occupations', [chosen.occupation]);
  const skill = useNames('skills', [chosen.skill]);
  const sector = useNames('sectors', [chosen.sector]);
  const keys = (value: string) =>
    value
      .split(',')
      .map((key) => say.word(`people.never.${key}`))
      .join(', ');
  const ages = (band: string): string => {
    const [from = '', to] = band.replace('+', '').split('-');
    return to === undefined ? say('group.agesFrom', { from }) : say('group.ages', { from, to });
  };
  const wordsOf: Readonly<Record<AskedName, (value: string) => string>> = {
    comune: place,
    province: place,
    region: place,
    age: ages,
    schooling: (level) => say.word(`isced.${level}`),
    programme: (value) => say.word(`people.programme.${value}`),
    state: (value) => say.word(`people.state.${value}`),
    sex: (value) => say.word(`people.sex.${value}`),
    occupation,
    skill,
    sector,
    never: (value) => say('group.never', { what: keys(value) }),
    asked: (value) => say('group.asked', { what: keys(value) }),
    due: (value) => say.word(`people.due.${value}`),
  };
  return ASKED.flatMap((name) => {
    const value = chosen[name];
    return value ? [{ name, words: wordsOf[name](value) }] : [];
  });
};

/** {@link useSearchWords} in one line. */
export const useSearchLine = (search: TargetGroup['search']): string => {
  const say = useSay();
  const words = useSearchWords(search).map((part) => part.words);
  return words.length === 0 ? say('group.everyone') : words.join(', ');
};
