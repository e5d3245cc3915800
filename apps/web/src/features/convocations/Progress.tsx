import { useLanguage } from '../../i18n/language.js';
import type { Count } from './convocations.js';

/** How many came of those called in, as a bar: "412 of 600". */
export const Progress = ({ count }: { readonly count: Count }) => {
  const { say, number } = useLanguage();
  const { came, invited, untold } = count;
  const of = { came: number(came), invited: number(invited) };
  const width = (n: number) => `${(n / Math.max(1, invited)) * 100}%`;
  return (
    <div className="attendance">
      <p className="attendance-count">
        <strong className="num">{say('call.progress', of)}</strong>
        <small>{untold === 0 ? say('call.allTold') : say('call.untold', { n: untold })}</small>
      </p>
      <svg className="attendance-bar" role="img" aria-label={say('call.progressLabel', of)}>
        <rect className="attendance-all" width="100%" height="100%" />
        <rect className="attendance-told" width={width(invited - untold)} height="100%" />
        <rect className="attendance-came" width={width(came)} height="100%" />
      </svg>
    </div>
  );
};
