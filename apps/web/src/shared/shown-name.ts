import { useSay } from '../i18n/language.js';

/** A person as an answer tells of them: nameless where the reader may not know who it is. */
interface Shown {
  readonly masked: boolean;
  readonly familyName: string | null;
  readonly givenName: string | null;
}

/** By name, or as someone of another territory. */
export const useShownName = (): ((person: Shown) => string) => {
  const say = useSay();
  return ({ masked, familyName, givenName }) =>
    masked ? say('bench.masked') : `${familyName} ${givenName}`;
};
