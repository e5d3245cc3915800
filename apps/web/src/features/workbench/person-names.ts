import type { ListedPerson } from '@rosa/opportunities';
import { useMemo } from 'react';
import { useSay } from '../../i18n/language.js';
import { useAskedNames } from '../../shared/reference/asked-names.js';
import { useNames } from '../../shared/reference/names.js';

type Named = Pick<ListedPerson, 'masked' | 'familyName' | 'givenName' | 'comune'>;

/** What the people of a list, their comuni and what is asked of them are called. */
export interface PersonNames {
  readonly asked: (of: string) => string;
  readonly comune: (code: string) => string;
  /** By name, or where masked by place and comune. */
  readonly person: (person: Named, place: number) => string;
}

/** Names for all that a list shows, read together. */
export const usePersonNames = (people: readonly ListedPerson[]): PersonNames => {
  const say = useSay();
  const asked = useAskedNames([
    ...new Set(people.flatMap(({ contributions }) => contributions.map(({ of }) => of))),
  ]);
  const comune = useNames(
    'comuni',
    people.map((person) => person.comune),
  );
  const signature = people
    .flatMap((person) => [
      person.comune ? comune(person.comune) : '',
      ...person.contributions.map(({ of }) => asked(of)),
    ])
    .join('|');
  // The same functions while they name alike, so that a row is drawn again only for what it shows.
  return useMemo(
    () => ({
      asked,
      comune,
      person: ({ masked, familyName, givenName, comune: code }, place) =>
        masked
          ? say('bench.maskedNamed', { place, comune: code ? comune(code) : '?' })
          : `${familyName} ${givenName}`,
    }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the names themselves are what matters
    [say, signature],
  );
};
