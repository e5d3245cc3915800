import { useNavigate } from 'react-router';
import { useLanguage } from '../../i18n/language.js';
import { suggestEntries } from '../../shared/reference/suggest.js';
import { Typeahead, type Option } from '../../shared/typeahead/Typeahead.js';
import { suggestPeople } from '../workbench/match.js';
import type { FacetName } from './people.js';

interface Choice extends Option {
  readonly take: () => void;
}

const CLASSIFIED = [
  ['occupations', 'occupation', 'bench.kind.occupation'],
  ['skills', 'skill', 'bench.kind.skill'],
  ['comuni', 'comune', 'people.kind.comune'],
] as const;

/** One box for whatever the operator has in mind: a person opens, a code narrows the search, words search freely. */
export const FindBox = ({
  narrow,
  search,
}: {
  readonly narrow: (facet: FacetName, code: string) => void;
  readonly search: (text: string) => void;
}) => {
  const { lang, say } = useLanguage();
  const navigate = useNavigate();
  const suggest = async (text: string, signal: AbortSignal): Promise<readonly Choice[]> => {
    const [people, ...classified] = await Promise.all([
      suggestPeople(text, signal),
      ...CLASSIFIED.map(async ([kind, facet, named]) =>
        (await suggestEntries(kind, text, signal, 3))
          .filter(({ code }) => kind !== 'occupations' || code.length === 4)
          .map(({ code, label, provinceSign }): Choice => ({
            key: `${facet}:${code}`,
            label: provinceSign ? `${label[lang]} (${provinceSign})` : label[lang],
            detail: say(named),
            take: () => narrow(facet, code),
          })),
      ),
    ]);
    return [
      ...people.slice(0, 5).map((person): Choice => ({
        key: person.id,
        label: `${person.familyName} ${person.givenName}`,
        detail: say('people.bornIn', { year: person.birthDate.slice(0, 4) }),
        take: () => void navigate(`/persone/${person.id}`),
      })),
      ...classified.flat(),
      {
        key: 'text',
        label: say('people.searchFor', { text }),
        detail: say('people.kind.text'),
        take: () => search(text),
      },
    ];
  };
  return (
    <Typeahead
      label={say('people.search')}
      scope={`find-${lang}`}
      suggest={suggest}
      choose={({ take }) => take()}
    />
  );
};
