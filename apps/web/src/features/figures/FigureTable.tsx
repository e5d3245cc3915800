import { csvLine, type Indicator } from '@rosa/domain';
import type { FigureGroup } from '@rosa/registry';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/language.js';
import { Icon } from '../../shared/Icon.js';
import { saveFile } from '../../shared/save-file.js';
import { rowsAddress, type Asked } from './figures.js';
import { Restated } from './Restated.js';

type Counts = FigureGroup['figures'];

/** A figure, leading to its rows; nothing was counted where it is 0. */
const Figure = ({
  n,
  reported,
  group,
  indicator,
  to,
}: {
  readonly n: number;
  readonly reported: number | undefined;
  readonly group: string;
  readonly indicator: Indicator;
  readonly to: string;
}) => {
  const { say, number } = useLanguage();
  const label = say('report.open', { what: say(`figure.${indicator}`), group, n });
  return (
    <>
      {n === 0 ? (
        <span className="nought">0</span>
      ) : (
        <Link to={to} aria-label={label}>
          {number(n)}
        </Link>
      )}
      <Restated n={reported} />
    </>
  );
};

const Row = ({
  head,
  group: { figures, reported },
  indicators,
  addressOf,
}: {
  readonly head: string;
  readonly group: FigureGroup;
  readonly indicators: readonly Indicator[];
  readonly addressOf: (indicator: Indicator) => string;
}) => (
  <tr>
    <th scope="row">{head}</th>
    {indicators.map((indicator) => (
      <td key={indicator} className="num">
        <Figure
          n={figures[indicator] ?? 0}
          reported={reported?.[indicator]}
          group={head}
          indicator={indicator}
          to={addressOf(indicator)}
        />
      </td>
    ))}
  </tr>
);

/** Figures by group, each leading to its rows, with their total, to be read here or saved for a spreadsheet. */
export const FigureTable = ({
  caption,
  asked,
  groups,
  all,
  total,
  indicators,
  nameOf,
}: {
  readonly caption: string;
  readonly asked: Asked;
  /** Those shown. */
  readonly groups: readonly FigureGroup[];
  /** Those saved. */
  readonly all: readonly FigureGroup[];
  readonly total: FigureGroup;
  readonly indicators: readonly Indicator[];
  readonly nameOf: (value: string | null) => string;
}) => {
  const { lang, say } = useLanguage();
  const heads = indicators.map((indicator) => say(`figure.${indicator}`));
  const save = () => {
    const lineOf = (name: string, figures: Counts) =>
      csvLine(
        [name, ...indicators.map((indicator) => String(figures[indicator] ?? 0))],
        lang === 'it' ? ';' : ',',
      );
    const first = csvLine([say('report.group'), ...heads], lang === 'it' ? ';' : ',');
    const lines = all.map(({ value, figures }) => lineOf(nameOf(value), figures));
    saveFile(
      `${caption}.csv`,
      [first, ...lines, lineOf(say('report.total'), total.figures)].join(''),
    );
  };
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div className="scroll-x" role="region" aria-label={caption} tabIndex={0}>
        <table className="data figures">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{say('report.group')}</th>
              {indicators.map((indicator, at) => (
                <th key={indicator} scope="col" className="num">
                  {heads[at]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <Row
                key={group.value ?? ''}
                head={nameOf(group.value)}
                group={group}
                indicators={indicators}
                addressOf={(indicator) => rowsAddress({ ...asked, indicator, value: group.value })}
              />
            ))}
          </tbody>
          <tfoot>
            <Row
              head={say('report.total')}
              group={total}
              indicators={indicators}
              addressOf={(indicator) => rowsAddress({ ...asked, by: 'none', indicator })}
            />
          </tfoot>
        </table>
      </div>
      <button type="button" className="btn btn-link" onClick={save}>
        <Icon name="download" className="icon-xs" /> {say('report.download')}
      </button>
    </>
  );
};
