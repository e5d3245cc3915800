import type { Figures, SupplyAnswer } from '@rosa/registry';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useLanguage } from '../../i18n/language.js';
import { useNames } from '../../shared/reference/names.js';
import { Answer } from '../../shared/states/Answer.js';
import { Empty } from '../../shared/states/Empty.js';
import { Loading } from '../../shared/states/Loading.js';
import { Choice } from '../../shared/Choice.js';
import { figuresQuery } from './figures.js';
import { useGroupNames } from './group-names.js';
import { demandOf, SUPPLY_GROUPINGS, supplyQuery, type SupplyAsked } from './standing.js';
import { SupplyTable, type SupplyRow } from './SupplyTable.js';

const FigureMap = lazy(() => import('./FigureMap.js'));

/** Both sides of each group, the most people first; what is not known last. */
const together = (supply: SupplyAnswer, demand: Figures): readonly SupplyRow[] => {
  const people = new Map<string | null, number>(
    supply.groups.map(({ value, people: n }) => [value, n]),
  );
  const positions = new Map(
    demand.groups.map(({ value, figures }) => [value, figures.positions_open ?? 0]),
  );
  const of = (value: string | null): SupplyRow => ({
    value,
    people: people.get(value) ?? 0,
    positions: positions.get(value) ?? 0,
  });
  return [...new Set([...people.keys(), ...positions.keys()])]
    .map(of)
    .filter((row) => row.people > 0 || row.positions > 0)
    .toSorted(
      (a, b) =>
        Number(a.value === null) - Number(b.value === null) ||
        b.people - a.people ||
        b.positions - a.positions,
    );
};

const Legend = ({ by }: { readonly by: SupplyAsked['by'] }) => {
  const { say } = useLanguage();
  return (
    <ul className="plain map-legend">
      <li>
        <span className={by === 'comune' ? 'key-circle' : 'key-shade'} aria-hidden="true" />
        {say(by === 'comune' ? 'report.legendCircles' : 'report.legendShades')}
      </li>
      <li>
        <span className="key-ring" aria-hidden="true" />
        {say('report.legendRings')}
      </li>
    </ul>
  );
};

const known = (
  rows: readonly SupplyRow[],
  of: 'people' | 'positions',
): ReadonlyMap<string, number> =>
  new Map(rows.flatMap((row) => (row.value !== null && row[of] > 0 ? [[row.value, row[of]]] : [])));

const Shown = ({
  asked,
  supply,
  demand,
}: {
  readonly asked: SupplyAsked;
  readonly supply: SupplyAnswer;
  readonly demand: Figures;
}) => {
  const { say } = useLanguage();
  const rows = together(supply, demand);
  const name = useGroupNames(
    asked.by,
    rows.map(({ value }) => value),
  );
  if (rows.length === 0) {
    return <Empty title={say('report.supplyEmpty')} hint={say('report.supplyEmptyHint')} />;
  }
  const { by } = asked;
  return (
    <div className="drawn">
      {by !== 'sector' && (
        <div className="panel">
          <Suspense fallback={<Loading />}>
            <FigureMap
              by={by}
              counts={known(rows, 'people')}
              rings={known(rows, 'positions')}
              label={say('report.supplyMap', { by: say(`report.by.${by}`) })}
            />
          </Suspense>
          <Legend by={by} />
        </div>
      )}
      <div className="panel">
        <SupplyTable
          key={`${by} ${asked.sector}`}
          asked={asked}
          rows={rows}
          total={{ people: supply.total, positions: demand.total.positions_open ?? 0 }}
          nameOf={name}
        />
      </div>
    </div>
  );
};

/** The sectors of anyone available and of any open position, by name. */
const useSectors = (): readonly { readonly code: string; readonly name: string }[] => {
  const { lang } = useLanguage();
  const all = { by: 'sector', sector: '' } as const;
  const supply = useQuery(supplyQuery(all)).data;
  const demand = useQuery(figuresQuery('demand', demandOf(all))).data;
  const asked = demand?.groups.filter(({ figures }) => figures.positions_open) ?? [];
  const values = [...(supply?.groups ?? []), ...asked].flatMap(({ value }) => value ?? []);
  const codes = [...new Set(values)];
  const name = useNames('sectors', codes);
  return codes
    .map((code) => ({ code, name: name(code) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, lang));
};

/** Who is available and what is looked for, side by side: by place on a map, by sector, each figure leading to its rows. */
export const Supply = ({
  asked,
  change,
}: {
  readonly asked: SupplyAsked;
  readonly change: (change: { readonly per?: string; readonly settore?: string }) => void;
}) => {
  const { say } = useLanguage();
  const sectors = useSectors();
  const supply = useQuery(supplyQuery(asked));
  const demand = useQuery(figuresQuery('demand', demandOf(asked)));
  const names = new Map(sectors.map(({ code, name }) => [code, name]));
  const codes = [...new Set(['', ...(asked.sector ? [asked.sector] : []), ...names.keys()])];
  return (
    <section aria-labelledby="supply">
      <h2 id="supply">{say('report.supplyTitle')}</h2>
      <p className="field-hint">{say('report.supplyLead')}</p>
      <search className="filters">
        <Choice
          id="settore"
          label={say('report.sector')}
          value={asked.sector}
          values={codes}
          nameOf={(code) => (code ? (names.get(code) ?? code) : say('report.anySector'))}
          choose={(settore) => change({ settore })}
        />
        <Choice
          id="per"
          label={say('report.by')}
          value={asked.by}
          values={SUPPLY_GROUPINGS}
          nameOf={(by) => say(`report.by.${by}`)}
          choose={(per) => change({ per })}
        />
      </search>
      <Answer query={supply}>
        {(ofPeople) => (
          <Answer query={demand}>
            {(ofDemand) => <Shown asked={asked} supply={ofPeople} demand={ofDemand} />}
          </Answer>
        )}
      </Answer>
      <details className="definitions">
        <summary>{say('report.definitions')}</summary>
        <dl>
          <div>
            <dt>{say('report.available')}</dt>
            <dd>{say('report.available.what')}</dd>
          </div>
          <div>
            <dt>{say('figure.positions_open')}</dt>
            <dd>{say('figure.positions_open.what')}</dd>
          </div>
        </dl>
      </details>
    </section>
  );
};
