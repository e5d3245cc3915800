import { RANK_BY } from '@rosa/domain';
import type { ListedPerson } from '@rosa/opportunities';
import { useId, useState } from 'react';
import { useLanguage } from '../../i18n/language.js';
import { Icon } from '../../shared/Icon.js';
import { LIMITS, toAddress, type Change, type Criteria, type Weights } from './criteria.js';
import { PlaceField } from './PlaceField.js';
import { Requirements } from './Requirements.js';
import { Slider } from './Slider.js';
import { Terms } from './Terms.js';

const PARTS = ['experience', 'availability', 'distance'] as const;

const WeightSliders = ({
  weights,
  change,
}: {
  readonly weights: Weights;
  readonly change: (change: Change) => void;
}) => {
  const { say, number } = useLanguage();
  const sum = weights.experience + weights.availability + weights.distance;
  return (
    <fieldset className="panel-part">
      <legend>{say('bench.weights')}</legend>
      {PARTS.map((part) => (
        <Slider
          key={part}
          className={`slider-${part}`}
          label={say(`bench.weight.${part}`)}
          value={Math.round(weights[part] * 100)}
          text={say('bench.percent', { n: number(Math.round((weights[part] / sum) * 100)) })}
          min={0}
          max={100}
          step={5}
          change={(value) => change({ type: 'weigh', part, weight: value / 100 })}
        />
      ))}
    </fieldset>
  );
};

/** Everything the list is drawn by, to be moved while one looks at it. */
export const CriteriaPanel = ({
  criteria,
  base,
  change,
  limit,
  changeLimit,
  listed,
}: {
  readonly criteria: Criteria;
  /** The line's own. */
  readonly base: Criteria;
  readonly change: (change: Change) => void;
  readonly limit: number;
  readonly changeLimit: (limit: number) => void;
  /** Whom the list holds now, for the map. */
  readonly listed: readonly ListedPerson[] | undefined;
}) => {
  const { say } = useLanguage();
  const id = useId();
  // On a phone the list comes first: the criteria open when asked for.
  const [open, setOpen] = useState(() => matchMedia('(width >= 992px)').matches);
  const isChanged = toAddress(criteria, base) !== '';
  return (
    <section className="bench-criteria panel" aria-labelledby={`${id}-title`}>
      <div className="panel-head">
        <h2 id={`${id}-title`}>{say('bench.criteria')}</h2>
        <button
          type="button"
          className="btn btn-link only-narrow"
          aria-expanded={open}
          aria-controls={`${id}-body`}
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'collapse' : 'expand'} />
          <span className="visually-hidden">{say('bench.criteria')}</span>
        </button>
      </div>
      <div id={`${id}-body`} hidden={!open}>
        {isChanged && (
          <p className="changed">
            {say('bench.changed')}{' '}
            <button
              type="button"
              className="btn btn-link"
              onClick={() => change({ type: 'set', criteria: base })}
            >
              {say('bench.reset')}
            </button>
          </p>
        )}
        <WeightSliders weights={criteria.weights} change={change} />
        <Requirements requirements={criteria.requirements} change={change} />
        <Terms terms={criteria.terms} change={change} />
        <PlaceField criteria={criteria} change={change} listed={listed} />
        <div className="two-fields">
          <div className="field">
            <label htmlFor={`${id}-rank`}>{say('bench.rankBy')}</label>
            <select
              id={`${id}-rank`}
              className="form-select"
              value={criteria.rankBy}
              onChange={({ target }) =>
                change({ type: 'set', criteria: { rankBy: target.value as Criteria['rankBy'] } })
              }
            >
              {RANK_BY.map((by) => (
                <option key={by} value={by}>
                  {say(`bench.rankBy.${by}`)}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor={`${id}-limit`}>{say('bench.limit')}</label>
            <select
              id={`${id}-limit`}
              className="form-select"
              value={limit}
              onChange={({ target }) => changeLimit(Number(target.value))}
            >
              {LIMITS.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </div>
        </div>
      </div>
    </section>
  );
};
