import { useSay } from '../../../i18n/language.js';
import { dayFromNow } from '../days.js';
import type { Errors } from '../errors.js';
import { Line } from '../fields.js';
import type { Visit } from './visit.js';

const SOON = [
  [1, 'animator.tomorrow'],
  [7, 'animator.inAWeek'],
  [30, 'animator.inAMonth'],
] as const;

/** What comes next, and on which day: one tap for the usual ones. */
export const NextStep = ({
  visit,
  errors,
  change,
}: {
  readonly visit: Visit;
  readonly errors: Errors;
  readonly change: (part: Partial<Visit>) => void;
}) => {
  const say = useSay();
  return (
    <fieldset className="panel">
      <legend>{say('animator.nextStep')}</legend>
      <Line
        name="nextStep.what"
        label={say('animator.stepWhat')}
        value={visit.stepWhat}
        error={errors['nextStep.what']}
        change={(stepWhat) => change({ stepWhat })}
      />
      <Line
        name="nextStep.on"
        label={say('animator.stepOn')}
        type="date"
        value={visit.stepOn}
        error={errors['nextStep.on']}
        change={(stepOn) => change({ stepOn })}
      />
      <div className="chips">
        {SOON.map(([days, code]) => (
          <button
            key={code}
            type="button"
            className="chip-add"
            aria-pressed={visit.stepOn === dayFromNow(days)}
            onClick={() => change({ stepOn: dayFromNow(days) })}
          >
            {say(code)}
          </button>
        ))}
      </div>
    </fieldset>
  );
};
