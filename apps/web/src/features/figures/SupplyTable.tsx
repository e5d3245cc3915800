import { useState } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/language.js';
import { rowsAddress } from './figures.js';
import { demandOf, peopleAddress, type SupplyAsked } from './standing.js';

/** Both sides of one group; `null` where the group is not known. */
export interface SupplyRow {
  readonly value: string | null;
  readonly people: number;
  readonly positions: number;
}

/** Groups shown before the others are asked for. */
const FIRST = 20;

const Count = ({
  n,
  to,
  label,
}: {
  readonly n: number;
  readonly to: string | null;
  readonly label: string;
}) => {
  const { number } = useLanguage();
  if (n === 0) return <span className="nought">0</span>;
  if (to === null) return number(n);
  return (
    <Link to={to} aria-label={label}>
      {number(n)}
    </Link>
  );
};

const Row = ({
  asked,
  row,
  head,
  whole = false,
}: {
  readonly asked: SupplyAsked;
  readonly row: SupplyRow;
  readonly head: string;
  /** Of every group, and not of the one that is not known. */
  readonly whole?: boolean;
}) => {
  const { say, number } = useLanguage();
  const { value, people, positions } = row;
  const { by, sector } = asked;
  const opened = whole ? { by: 'none' as const } : { value };
  const found = whole ? { sector } : { sector, [by]: value ?? '' };
  const told = (what: string, n: number) => say('report.openPeople', { what, group: head, n });
  const each = positions === 0 ? null : Math.round((people / positions) * 10) / 10;
  return (
    <tr>
      <th scope="row">{head}</th>
      <td className="num">
        <Count
          n={people}
          to={whole || value !== null ? peopleAddress(found) : null}
          label={told(say('report.available'), people)}
        />
      </td>
      <td className="num">
        <Count
          n={positions}
          to={rowsAddress({ ...demandOf(asked), indicator: 'positions_open', ...opened })}
          label={told(say('figure.positions_open'), positions)}
        />
      </td>
      <td className="num">
        {each === null ? (
          <>
            <span aria-hidden="true">–</span>
            <span className="visually-hidden">{say('report.noPositions')}</span>
          </>
        ) : (
          number(each)
        )}
      </td>
    </tr>
  );
};

/** People available beside open positions, each leading to its rows, and how many people there are for a position. */
export const SupplyTable = ({
  asked,
  rows,
  total,
  nameOf,
}: {
  readonly asked: SupplyAsked;
  readonly rows: readonly SupplyRow[];
  readonly total: Omit<SupplyRow, 'value'>;
  readonly nameOf: (value: string | null) => string;
}) => {
  const { say, number } = useLanguage();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, FIRST);
  const caption = `${say('report.supplyTitle')}, ${say(`report.by.${asked.by}`)}`;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div className="scroll-x" role="region" aria-label={caption} tabIndex={0}>
        <table className="data figures supply narrow">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{say('report.group')}</th>
              <th scope="col" className="num">
                {say('report.available')}
              </th>
              <th scope="col" className="num">
                {say('figure.positions_open')}
              </th>
              <th scope="col" className="num">
                {say('report.perPosition')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.value ?? ''} asked={asked} row={row} head={nameOf(row.value)} />
            ))}
          </tbody>
          <tfoot>
            <Row asked={asked} row={{ value: null, ...total }} head={say('report.total')} whole />
          </tfoot>
        </table>
      </div>
      {shown.length < rows.length && (
        <button type="button" className="btn btn-link" onClick={() => setAll(true)}>
          {say('people.more', { n: number(rows.length - shown.length) })}
        </button>
      )}
    </>
  );
};
