import type { MatchAnswer } from '@rosa/opportunities';
import { useLanguage } from '../../i18n/language.js';

const REASONS = ['distance', 'term', 'requirement', 'notReleased'] as const;

/** How many were considered, how many are out and by which reason, and of how many not all is known. */
export const OutCounts = ({ list }: { readonly list: MatchAnswer }) => {
  const { say, number } = useLanguage();
  const most = Math.max(1, ...REASONS.map((reason) => list.out[reason]));
  return (
    <section className="panel" aria-labelledby="out">
      <h2 id="out">{say('bench.out')}</h2>
      <p>
        {say('bench.considered', { considered: list.considered, outTotal: number(list.outTotal) })}
      </p>
      <dl className="outs">
        {REASONS.map((reason) => (
          <div key={reason}>
            <dt>{say(`bench.out.${reason}`)}</dt>
            <dd className="num">{number(list.out[reason])}</dd>
            <svg width="100%" height="4" aria-hidden="true">
              <rect width={`${(list.out[reason] / most) * 100}%`} height="4" />
            </svg>
          </div>
        ))}
      </dl>
      <p className="field-hint">{say('bench.outHint')}</p>
      <ul className="plain small known">
        <li>{say('bench.withUnknowns', { n: list.withUnknowns })}</li>
        <li>{say('bench.consentNeverAsked', { n: list.consentNeverAsked })}</li>
      </ul>
    </section>
  );
};
