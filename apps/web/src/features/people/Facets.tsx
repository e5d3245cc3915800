import type { SearchAnswer } from '@rosa/registry';
import { useState } from 'react';
import { useLanguage, type Say } from '../../i18n/language.js';
import { useNames } from '../../shared/reference/names.js';
import { FACETS, type Chosen, type FacetName } from './people.js';

/** Values shown before the others are asked for. */
const FIRST = 6;
/** Values offered at all; the map, where it is open, has the comuni beyond them. */
const MOST = 30;

type Buckets = SearchAnswer['facets'][string];

const wordFor = (facet: FacetName, value: string, say: Say): string => {
  if (facet === 'schooling') return say.word(`isced.${value}`);
  return facet === 'age' ? value : say.word(`people.${facet}.${value}`);
};

const CODED: Readonly<Partial<Record<FacetName, 'comuni' | 'occupations' | 'skills'>>> = {
  comune: 'comuni',
  occupation: 'occupations',
  skill: 'skills',
};

/** Ages and titles in their own order, all else with the most first. */
const inOrder = (facet: FacetName, buckets: Buckets): Buckets =>
  facet === 'age' || facet === 'schooling'
    ? buckets.toSorted((a, b) => Number.parseInt(a.value, 10) - Number.parseInt(b.value, 10))
    : buckets;

const Facet = ({
  facet,
  buckets,
  chosen,
  choose,
}: {
  readonly facet: FacetName;
  readonly buckets: Buckets;
  readonly chosen: readonly string[];
  readonly choose: (value: string) => void;
}) => {
  const { say, number } = useLanguage();
  const [all, setAll] = useState(false);
  const shown = all
    ? buckets
    : buckets.filter(({ value }, at) => at < FIRST || chosen.includes(value));
  const kind = CODED[facet];
  const name = useNames(kind ?? 'comuni', kind ? shown.map(({ value }) => value) : []);
  if (buckets.length === 0) return null;
  const more = buckets.length - shown.length;
  return (
    <fieldset className="facet">
      <legend>{say(`people.facet.${facet}`)}</legend>
      <ul className="plain">
        {shown.map(({ value, count }) => (
          <li key={value}>
            <label className="check">
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={() => choose(value)}
              />
              <span>{kind ? name(value) : wordFor(facet, value, say)}</span>
              <b className="num">{number(count)}</b>
            </label>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <button type="button" className="btn btn-link" onClick={() => setAll(true)}>
          {say('people.more', { n: number(more) })}
        </button>
      )}
    </fieldset>
  );
};

/** What the people found have in common, each with its count: to narrow the search, or widen it again. */
export const Facets = ({
  facets,
  chosen,
  change,
}: {
  readonly facets: SearchAnswer['facets'];
  readonly chosen: Chosen;
  readonly change: (facet: FacetName, value: string) => void;
}) => {
  const choose = (facet: FacetName, value: string) => {
    const before = chosen[facet] === '' ? [] : chosen[facet].split(',');
    if (before.includes(value))
      return change(facet, before.filter((each) => each !== value).join(','));
    // Several things may never have been asked; of all else a person has one.
    change(facet, facet === 'never' ? [...before, value].join(',') : value);
  };
  return (
    <>
      {FACETS.map((facet) => (
        <Facet
          key={facet}
          facet={facet}
          buckets={inOrder(facet, (facets[facet] ?? []).slice(0, MOST))}
          chosen={chosen[facet] === '' ? [] : chosen[facet].split(',')}
          choose={(value) => choose(facet, value)}
        />
      ))}
    </>
  );
};
