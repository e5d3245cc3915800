import type { Indicator } from '@rosa/domain';
import type { FigureGroup } from '@rosa/registry';
import { useLanguage } from '../../i18n/language.js';

/** One indicator's figures drawn as bars; the same numbers stand in the table beside. */
export const Bars = ({
  label,
  indicator,
  groups,
  nameOf,
}: {
  readonly label: string;
  readonly indicator: Indicator;
  readonly groups: readonly FigureGroup[];
  readonly nameOf: (value: string | null) => string;
}) => {
  const { number } = useLanguage();
  const counts = groups.map(({ figures }) => figures[indicator] ?? 0);
  const most = Math.max(1, ...counts);
  return (
    <div className="bars" role="img" aria-label={label}>
      {groups.map(({ value }, at) => (
        <div key={value ?? ''} className="bar-row">
          <span className="bar-name">{nameOf(value)}</span>
          <span className="bar-track">
            <span className="bar" style={{ inlineSize: `${(counts[at]! / most) * 100}%` }} />
          </span>
          <b className="num">{number(counts[at]!)}</b>
        </div>
      ))}
    </div>
  );
};
