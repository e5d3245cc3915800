import type { Indicator } from '@rosa/domain';
import { useSay } from '../../i18n/language.js';

/** What each figure counts: the one definition, as the catalogue tells it. */
export const Definitions = ({ indicators }: { readonly indicators: readonly Indicator[] }) => {
  const say = useSay();
  return (
    <details className="definitions">
      <summary>{say('report.definitions')}</summary>
      <dl>
        {indicators.map((indicator) => (
          <div key={indicator}>
            <dt>{say(`figure.${indicator}`)}</dt>
            <dd>{say(`figure.${indicator}.what`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
};
