import type { SearchAnswer } from '@rosa/registry';
import { useId, useState } from 'react';
import { useLanguage } from '../../i18n/language.js';
import { useNames } from '../../shared/reference/names.js';
import FigureMap from '../figures/FigureMap.js';

/** Rows of the table before the others are asked for. */
const FIRST = 30;

/** Where those found live: counts by comune, all drawn and the largest in a table, each of which narrows the search. */
const PeopleMap = ({
  counted,
  chosen,
  choose,
}: {
  readonly counted: SearchAnswer['facets'][string];
  readonly chosen: string;
  readonly choose: (comune: string) => void;
}) => {
  const { say, number } = useLanguage();
  const id = useId();
  const [all, setAll] = useState(false);
  const rows = all ? counted : counted.filter(({ value }, at) => at < FIRST || value === chosen);
  const more = counted.length - rows.length;
  const name = useNames(
    'comuni',
    rows.map(({ value }) => value),
  );
  const narrow = (comune: string) => choose(comune === chosen ? '' : comune);
  const counts = new Map(counted.map(({ value, count }) => [value, count]));
  return (
    <section className="panel people-map" aria-labelledby={id}>
      <h2 id={id}>{say('map.title')}</h2>
      {counted.length === 0 ? (
        <p>{say('map.empty')}</p>
      ) : (
        <>
          <p className="field-hint">{say('map.hint')}</p>
          <div className="people-map-parts">
            <FigureMap by="comune" counts={counts} label={say('map.label')} choose={narrow} />
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
            <div
              className="people-map-table"
              role="region"
              aria-label={say('map.table')}
              tabIndex={0}
            >
              <table className="data">
                <thead>
                  <tr>
                    <th scope="col">{say('map.comune')}</th>
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
                          aria-pressed={value === chosen}
                          aria-label={say('map.only', { comune: name(value) })}
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
                  {say('map.more', { n: more })}
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
