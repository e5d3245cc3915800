import { TERM_KEYS } from '@rosa/domain';
import { useSay } from '../../i18n/language.js';
import { Icon } from '../../shared/Icon.js';
import { useAskedNames } from '../../shared/reference/asked-names.js';
import type { Change, Term } from './criteria.js';

/** The terms of the job, and which of them a no puts one out by. */
export const Terms = ({
  terms,
  change,
}: {
  readonly terms: readonly Term[];
  readonly change: (change: Change) => void;
}) => {
  const say = useSay();
  const label = useAskedNames(terms.map(({ key }) => key));
  const left = TERM_KEYS.filter((key) => !terms.some((term) => term.key === key));
  return (
    <fieldset className="panel-part">
      <legend>{say('bench.terms')}</legend>
      <ul className="plain">
        {terms.map(({ key, must }) => (
          <li key={key} className="term">
            <span>{label(key)}</span>
            <label className="check">
              <input
                type="checkbox"
                checked={must}
                aria-label={say('bench.mustOf', { what: label(key) })}
                onChange={({ target }) => change({ type: 'mustTerm', key, must: target.checked })}
              />
              {say('bench.must')}
            </label>
            <button
              type="button"
              className="icon-button"
              aria-label={say('form.remove', { what: label(key) })}
              onClick={() => change({ type: 'removeTerm', key })}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <select
        className="form-select"
        aria-label={say('bench.addTerm')}
        value=""
        onChange={({ target }) => change({ type: 'addTerm', key: target.value })}
      >
        <option value="" disabled>
          {say('bench.addTerm')}
        </option>
        {left.map((key) => (
          <option key={key} value={key}>
            {say.word(`term.${key}`)}
          </option>
        ))}
      </select>
    </fieldset>
  );
};
