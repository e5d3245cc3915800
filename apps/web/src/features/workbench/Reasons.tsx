import type { ListedPerson } from '@rosa/opportunities';
import { useLanguage } from '../../i18n/language.js';
import { shadesOf } from './ScoreBar.js';

/** The bar in figures: each thing asked, its value, its points and the fact behind it. */
export const Reasons = ({
  contributions,
  score,
  nameOf,
  label,
}: Pick<ListedPerson, 'contributions' | 'score'> & {
  readonly nameOf: (of: string) => string;
  readonly label: string;
}) => {
  const { say, number } = useLanguage();
  const shades = shadesOf(contributions);
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>
      <table className="data reasons">
        <thead>
          <tr>
            <th scope="col">{say('bench.what')}</th>
            <th scope="col">{say('bench.because')}</th>
            <th scope="col" className="num">
              {say('bench.value')}
            </th>
            <th scope="col" className="num">
              {say('bench.points')}
            </th>
          </tr>
        </thead>
        <tbody>
          {contributions.map(({ of, value, points, because }, at) => (
            <tr key={of}>
              <th scope="row">
                <i className={`swatch ${shades[at]}`} />
                {nameOf(of)}
              </th>
              <td>{because.text}</td>
              <td className="num">{value === null ? say('bench.neverAsked') : number(value, 2)}</td>
              <td className="num">{number(points, 3)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {say('bench.total')}
            </th>
            <td className="num">{number(score, 3)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
};
