import type { OutReason } from '@rosa/domain';
import type { MatchAnswer } from '@rosa/opportunities';
import { useId, useState } from 'react';
import { useLanguage } from '../../i18n/language.js';
import type { Asked } from './match.js';
import { OutPeople } from './OutPeople.js';

const REASONS = ['distance', 'term', 'requirement', 'notReleased'] as const;

/** A reason with how many it keeps out, which opens them. */
const Reason = ({
  reason,
  count,
  most,
  asked,
  open,
  toggle,
}: {
  readonly reason: OutReason;
  readonly count: number;
  /** The greatest of the counts. */
  readonly most: number;
  readonly asked: Asked;
  readonly open: boolean;
  readonly toggle: () => void;
}) => {
  const { say, number } = useLanguage();
  const id = useId();
  const label = say(`bench.out.${reason}`);
  const shown = open && count > 0;
  const line = (
    <>
      <span>{label}</span>
      <b className="num">{number(count)}</b>
    </>
  );
  return (
    <li>
      {count === 0 ? (
        <p className="out-reason">{line}</p>
      ) : (
        <button
          type="button"
          className="out-reason"
          aria-expanded={shown}
          aria-controls={id}
          onClick={toggle}
        >
          {line}
        </button>
      )}
      <svg width="100%" height="4" aria-hidden="true">
        <rect width={`${(count / most) * 100}%`} height="4" />
      </svg>
      <div id={id} hidden={!shown}>
        {shown && <OutPeople asked={asked} reason={reason} label={label} />}
      </div>
    </li>
  );
};

/** How many were considered, how many are out and by which reason, and of how many not all is known. */
export const OutCounts = ({
  list,
  asked,
}: {
  readonly list: MatchAnswer;
  readonly asked: Asked;
}) => {
  const { say, number } = useLanguage();
  const [opened, setOpened] = useState<OutReason>();
  const most = Math.max(1, ...REASONS.map((reason) => list.out[reason]));
  return (
    <section className="panel" aria-labelledby="out">
      <h2 id="out">{say('bench.out')}</h2>
      <p>
        {say('bench.considered', { considered: list.considered, outTotal: number(list.outTotal) })}
      </p>
      <ul className="plain outs">
        {REASONS.map((reason) => (
          <Reason
            key={reason}
            reason={reason}
            count={list.out[reason]}
            most={most}
            asked={asked}
            open={opened === reason}
            toggle={() => setOpened(opened === reason ? undefined : reason)}
          />
        ))}
      </ul>
      <p className="field-hint">{say('bench.outHint')}</p>
      <ul className="plain small known">
        <li>{say('bench.withUnknowns', { n: list.withUnknowns })}</li>
        <li>{say('bench.consentNeverAsked', { n: list.consentNeverAsked })}</li>
      </ul>
    </section>
  );
};
