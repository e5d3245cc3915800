import type { Indicator } from '@rosa/domain';
import type { FigureGroup, Figures } from '@rosa/registry';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useLanguage } from '../../i18n/language.js';
import { Answer } from '../../shared/states/Answer.js';
import { Empty } from '../../shared/states/Empty.js';
import { Loading } from '../../shared/states/Loading.js';
import { Bars } from './Bars.js';
import { Definitions } from './Definitions.js';
import { FigureTable } from './FigureTable.js';
import { figuresQuery, ON_MAP, type Asked, type Side } from './figures.js';
import { useGroupNames } from './group-names.js';
import { ClosedNote } from './Restated.js';

const FigureMap = lazy(() => import('./FigureMap.js'));

/** Groups shown before the others are asked for. */
const FIRST = 20;

type OnMap = 'comune' | 'province' | 'region';

const isOnMap = (by: string): by is OnMap => ON_MAP.includes(by as never);

/** Months as they pass, all else with the most first; what is not known last. */
const inOrder = (
  groups: readonly FigureGroup[],
  by: string,
  indicator: Indicator,
): readonly FigureGroup[] => {
  if (by === 'month') return groups;
  const of = ({ value, figures }: FigureGroup) => (value === null ? -1 : (figures[indicator] ?? 0));
  return groups.toSorted((a, b) => of(b) - of(a));
};

/** Which figures, and what they are called. */
interface Told {
  readonly side: Side;
  readonly title: string;
  readonly indicators: readonly Indicator[];
  readonly asked: Asked;
}

const Shown = ({
  side,
  asked,
  title,
  indicators,
  figures: { groups, total, reported, closed },
  chosen,
  choose,
}: Told & {
  readonly figures: Figures;
  readonly chosen: string;
  readonly choose: (indicator: Indicator) => void;
}) => {
  const { say, number } = useLanguage();
  const [all, setAll] = useState(false);
  const counted = indicators.filter((each) => total[each] || reported?.[each]);
  const indicator = counted.find((each) => each === chosen) ?? counted[0]!;
  const told = groups.filter(({ figures, reported: before }) =>
    counted.some((each) => figures[each] || before?.[each]),
  );
  const ordered = inOrder(told, asked.by, indicator);
  const shown = all ? ordered : ordered.slice(0, FIRST);
  const name = useGroupNames(
    asked.by,
    shown.map(({ value }) => value),
  );
  const what = say(`figure.${indicator}`);
  const by = say(`report.by.${asked.by}`);
  const known = groups.filter(({ value, figures }) => value !== null && figures[indicator]);
  return (
    <section aria-labelledby={side}>
      <h2 id={side}>{title}</h2>
      <div className="drawn">
        <div className="panel">
          <div className="field">
            <label htmlFor="indicator">{say('report.indicator')}</label>
            <select
              id="indicator"
              className="form-select"
              value={indicator}
              onChange={({ target }) => choose(target.value as Indicator)}
            >
              {counted.map((each) => (
                <option key={each} value={each}>
                  {say(`figure.${each}`)}
                </option>
              ))}
            </select>
            <p className="field-hint">{say(`figure.${indicator}.what`)}</p>
          </div>
          <Bars
            label={say('report.chart', { what, by })}
            indicator={indicator}
            groups={shown}
            nameOf={name}
          />
        </div>
        {isOnMap(asked.by) && (
          <div className="panel">
            <Suspense fallback={<Loading />}>
              <FigureMap
                by={asked.by}
                counts={new Map(known.map(({ value, figures }) => [value!, figures[indicator]!]))}
                label={say('report.map', { what, by })}
              />
            </Suspense>
          </div>
        )}
      </div>
      <div className="panel">
        <ClosedNote closed={closed} />
        <FigureTable
          caption={`${title}, ${by}`}
          asked={asked}
          groups={shown}
          all={ordered}
          total={{ value: null, figures: total, ...(reported ? { reported } : {}) }}
          indicators={counted}
          nameOf={name}
        />
        {shown.length < ordered.length && (
          <button type="button" className="btn btn-link" onClick={() => setAll(true)}>
            {say('people.more', { n: number(ordered.length - shown.length) })}
          </button>
        )}
      </div>
      <Definitions indicators={indicators} />
    </section>
  );
};

/** One side's figures by group: bars and a map of one indicator, the table of all. */
export const Breakdown = ({
  chosen,
  choose,
  ...told
}: Told & {
  readonly chosen: string;
  readonly choose: (indicator: Indicator) => void;
}) => {
  const { say } = useLanguage();
  const query = useQuery(figuresQuery(told.side, told.asked));
  return (
    <Answer query={query}>
      {(figures) =>
        told.indicators.every((each) => !figures.total[each] && !figures.reported?.[each]) ? (
          <Empty title={say('report.empty')} hint={say('report.emptyHint')} />
        ) : (
          <Shown {...told} figures={figures} chosen={chosen} choose={choose} />
        )
      }
    </Answer>
  );
};
