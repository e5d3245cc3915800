import type { SearchAnswer } from '@rosa/registry';
import { useId, useState } from 'react';
import { useLanguage } from '../../i18n/language.js';
import { useTerritoryNames } from '../admin/TerritoryField.js';
import FigureMap from '../figures/FigureMap.js';
import type { Chosen } from './people.js';

type Buckets = SearchAnswer['facets'][string];

/** Rows of the table before the others are asked for. */
const FIRST = 30;

/** No province has more comuni (Torino 312, ISTAT 2025): their circles would hide each other, and take seconds to draw. */
const MOST_CIRCLES = 320;

/** The same people by province, the most first. */
const byProvince = (comuni: Buckets): Buckets => {
  const sums = new Map<string, number>();
  for (const { value, count } of comuni) {
    const province = value.slice(0, 3);
    sums.set(province, (sums.get(province) ?? 0) + count);
  }
  const buckets = [...sums].map(([value, count]) => ({ value, count }));
  return buckets.sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
};

/**
 * Where those found live, by comune or, where they are of too many, by province: all on the map and the most in a table, each
 * of which narrows the search.
 */
const PeopleMap = ({
  comuni,
  chosen,
  change,
}: {
  readonly comuni: Buckets;
  readonly chosen: Pick<Chosen, 'comune' | 'province'>;
  readonly change: (wanted: Partial<Chosen>) => void;
}) => {
  const { say, number } = useLanguage();
  const id = useId();
  const [all, setAll] = useState(false);
  const by = comuni.length > MOST_CIRCLES ? 'province' : 'comune';
  const counted = by === 'province' ? byProvince(comuni) : comuni;
  const rows = all
    ? counted
    : counted.filter(({ value }, at) => at < FIRST || value === chosen[by]);
  const more = counted.length - rows.length;
  const name = useTerritoryNames(rows.map(({ value }) => value));
  const narrow = (code: string) => change({ [by]: code === chosen[by] ? '' : code });
  const counts = new Map(counted.map(({ value, count }) => [value, count]));
  return (
    <section className="panel people-map" aria-labelledby={id}>
      <h2 id={id}>{say('map.title')}</h2>
      {counted.length === 0 ? (
        <p>{say('map.empty')}</p>
      ) : (
        <>
          <p className="field-hint">{say(`map.hint.${by}`)}</p>
          <div className="people-map-parts">
            <FigureMap by={by} counts={counts} label={say(`map.label.${by}`)} choose={narrow} />
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
            <div
              className="people-map-table"
              role="region"
              aria-label={say(`map.table.${by}`)}
              tabIndex={0}
            >
              <table className="data">
                <thead>
                  <tr>
                    <th scope="col">{say(`map.head.${by}`)}</th>
                    <th scope="col" className="num">
                      {say('map.people')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ value, count }) => (
                    <tr key={value}>
                      <th scope="row">
                        <button
                          type="button"
                          className="btn btn-link"
                          aria-pressed={value === chosen[by]}
                          aria-label={say('map.only', { place: name(value) })}
                          onClick={() => narrow(value)}
                        >
                          {name(value)}
                        </button>
                      </th>
                      <td className="num">{number(count)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {more > 0 && (
                <button type="button" className="btn btn-link" onClick={() => setAll(true)}>
                  {say(`map.more.${by}`, { n: more })}
                </button>
              )}
            </div>
          </div>
        </>
      )}
    </section>
  );
};

export default PeopleMap;
