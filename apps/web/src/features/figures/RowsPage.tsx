import { INDICATORS, type Indicator } from '@rosa/domain';
import type { FigureRow, Grouping } from '@rosa/registry';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useLanguage, type Say } from '../../i18n/language.js';
import { Page } from '../../shared/layout/Page.js';
import { More } from '../../shared/More.js';
import { useNames } from '../../shared/reference/names.js';
import { Answer } from '../../shared/states/Answer.js';
import { Empty } from '../../shared/states/Empty.js';
import { NotFound } from '../../shared/states/NotFound.js';
import { useAddress } from '../../shared/use-address.js';
import { companyQuery } from '../opportunities/opportunities.js';
import {
  EVER,
  GROUPINGS_OF,
  monthsAgo,
  PLACES,
  ROW_KEYS,
  rowsQuery,
  type RowsAsked,
} from './figures.js';
import { useGroupNames } from './group-names.js';

/** The page of a record, and what it is called where it has no title, by the indicator it counts in. */
const RECORDS: Readonly<
  Partial<
    Record<
      Indicator,
      readonly [string, 'report.opportunity' | 'report.shortlist' | 'report.roster']
    >
  >
> = {
  opportunities: ['/opportunita', 'report.opportunity'],
  positions: ['/opportunita', 'report.opportunity'],
  positions_filled: ['/opportunita', 'report.opportunity'],
  positions_open: ['/opportunita', 'report.opportunity'],
  shortlists: ['/liste', 'report.shortlist'],
  rosters: ['/rose', 'report.roster'],
  people_proposed: ['/rose', 'report.roster'],
  hires_claimed: ['/rose', 'report.roster'],
  hires_confirmed: ['/rose', 'report.roster'],
  people_refused: ['/rose', 'report.roster'],
};

const Record = ({ row, indicator }: { readonly row: FigureRow; readonly indicator: Indicator }) => {
  const { say } = useLanguage();
  const [path, called] = RECORDS[indicator] ?? [];
  if (path && called) return <Link to={`${path}/${row.id}`}>{row.title ?? say(called)}</Link>;
  if (row.workerId) return <Link to={`/persone/${row.workerId}`}>{say('report.person')}</Link>;
  return row.title ?? say('report.untitled');
};

const Company = ({ id }: { readonly id: string }) => useQuery(companyQuery(id)).data?.name ?? '…';

const Rows = ({
  rows,
  indicator,
}: {
  readonly rows: readonly FigureRow[];
  readonly indicator: Indicator;
}) => {
  const { say, number } = useLanguage();
  const withCompany = rows.some(({ companyId }) => companyId !== null);
  return (
    <table className="data">
      <thead>
        <tr>
          <th scope="col">{say('report.day')}</th>
          <th scope="col">{say('report.record')}</th>
          {withCompany && <th scope="col">{say('report.company')}</th>}
          <th scope="col" className="num">
            {say('report.counts')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="num-left">{row.on}</td>
            <td>
              <Record row={row} indicator={indicator} />
            </td>
            {withCompany && <td>{row.companyId && <Company id={row.companyId} />}</td>}
            <td className="num">{number(row.counts)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Of which group and when; what is counted since ever is counted as it stands today. */
const periodOf = (say: Say, group: string, { from, to }: RowsAsked): string => {
  if (from === EVER) return say('report.rowsToday', { group: group || say('report.total') });
  return group ? say('report.rowsOf', { group, from, to }) : say('report.rowsAll', { from, to });
};

const Shown = ({ asked }: { readonly asked: RowsAsked }) => {
  const { say, number } = useLanguage();
  const query = useInfiniteQuery(rowsQuery(asked));
  const { by, value, indicator, sector } = asked;
  const name = useGroupNames(by, [value ?? null]);
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const sum = rows.reduce((all, { counts }) => all + counts, 0);
  const nameOfSector = useNames('sectors', [sector]);
  const group = [
    value === undefined ? '' : name(value),
    sector && by !== 'sector' ? nameOfSector(sector) : '',
  ]
    .filter(Boolean)
    .join(', ');
  const period = periodOf(say, group, asked);
  return (
    <Page
      title={say('report.rowsTitle', { what: say(`figure.${indicator}`) })}
      trail={[{ to: '/cifre', label: say('report.title') }]}
      lead={
        <>
          <p>{period}</p>
          <p className="field-hint">{say(`figure.${indicator}.what`)}</p>
        </>
      }
    >
      <Answer query={query}>
        {({ pages }) =>
          rows.length === 0 ? (
            <Empty title={say('report.rowsEmpty')} />
          ) : (
            <div className="panel">
              <p className="facts" role="status">
                <span>{say('report.rowsCount', { n: pages[0]!.total })}</span>
                <span>
                  {say(query.hasNextPage ? 'report.rowsSoFar' : 'report.rowsSum', {
                    n: number(sum),
                  })}
                </span>
              </p>
              <Rows rows={rows} indicator={indicator} />
              <More query={query} />
            </div>
          )
        }
      </Answer>
    </Page>
  );
};

const ALL_GROUPINGS: readonly Grouping[] = ['none', ...GROUPINGS_OF.people, ...GROUPINGS_OF.demand];

/** The records behind one figure: what they count adds up to it. */
const RowsPage = () => {
  const [{ cifra, da, a, per, luogo, gruppo, ignoto, settore }] = useAddress(ROW_KEYS);
  const indicator = INDICATORS.find((each) => each === cifra);
  if (!indicator) return <NotFound />;
  const asked: RowsAsked = {
    indicator,
    from: da || monthsAgo(11),
    to: a || monthsAgo(0),
    by: ALL_GROUPINGS.find((each) => each === per) ?? 'none',
    place: PLACES.find((each) => each === luogo) ?? 'residence',
    value: ignoto ? null : gruppo || undefined,
    ...(settore ? { sector: settore } : {}),
  };
  return <Shown asked={asked} />;
};

export default RowsPage;
