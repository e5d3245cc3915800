import { CEFR } from '@rosa/domain';
import { useLanguage } from '../../i18n/language.js';
import { Icon } from '../../shared/Icon.js';
import { useAskedNames } from '../../shared/reference/asked-names.js';
import { suggestEntries } from '../../shared/reference/suggest.js';
import { Typeahead, type Option } from '../../shared/typeahead/Typeahead.js';
import { nameOf, newRequirement, type Change, type Requirement } from './criteria.js';
import { suggestLanguages } from './languages.js';

interface Choice extends Option {
  readonly requirement: Requirement;
}

const OF_KIND = [
  ['skills', 'skill'],
  ['occupations', 'occupation'],
  ['licences', 'licence'],
] as const;

const Row = ({
  requirement,
  label,
  change,
}: {
  readonly requirement: Requirement;
  readonly label: string;
  readonly change: (change: Change) => void;
}) => {
  const { say } = useLanguage();
  const name = nameOf(requirement);
  const put = (wanted: Partial<Requirement>) =>
    change({ type: 'changeRequirement', name, change: wanted });
  return (
    <li className="requirement">
      <div className="requirement-head">
        <span>
          <strong>{label}</strong>
          <small>{say(`bench.kind.${requirement.kind}`)}</small>
        </span>
        <button
          type="button"
          className="icon-button"
          aria-label={say('form.remove', { what: label })}
          onClick={() => change({ type: 'removeRequirement', name })}
        >
          <Icon name="close" />
        </button>
      </div>
      <div className="requirement-fields">
        <select
          className="form-select"
          aria-label={say('bench.importanceOf', { what: label })}
          value={requirement.importance}
          onChange={({ target }) => put({ importance: Number(target.value) as 1 | 2 | 3 })}
        >
          {([1, 2, 3] as const).map((each) => (
            <option key={each} value={each}>
              {say(`bench.importance.${each}`)}
            </option>
          ))}
        </select>
        {'months' in requirement && (
          <span className="with-unit">
            <input
              className="form-control"
              type="number"
              min={1}
              max={600}
              aria-label={say('bench.monthsOf', { what: label })}
              value={requirement.months}
              onChange={({ target }) =>
                target.validity.valid && target.value && put({ months: Number(target.value) })
              }
            />
            <span aria-hidden="true">{say('bench.monthsUnit')}</span>
          </span>
        )}
        {requirement.kind === 'language' && (
          <select
            className="form-select"
            aria-label={say('bench.levelOf', { what: label })}
            value={requirement.level}
            onChange={({ target }) => put({ level: target.value as (typeof CEFR)[number] })}
          >
            {CEFR.map((level) => (
              <option key={level}>{level}</option>
            ))}
          </select>
        )}
        {requirement.kind === 'schooling' && <span>{say.word(`isced.${requirement.level}`)}</span>}
        <label className="check">
          <input
            type="checkbox"
            checked={requirement.must}
            aria-label={say('bench.mustOf', { what: label })}
            onChange={({ target }) => put({ must: target.checked })}
          />
          {say('bench.must')}
        </label>
      </div>
    </li>
  );
};

/** What is asked of people: each with its weight, and found by type-ahead over all the classifications. */
export const Requirements = ({
  requirements,
  change,
}: {
  readonly requirements: readonly Requirement[];
  readonly change: (change: Change) => void;
}) => {
  const { lang, say } = useLanguage();
  const label = useAskedNames(requirements.map(nameOf));
  const suggest = async (text: string, signal: AbortSignal): Promise<readonly Choice[]> => {
    const found = await Promise.all(
      OF_KIND.map(async ([classification, kind]) => {
        const entries = await suggestEntries(classification, text, signal, 5);
        return entries
          .filter(({ code }) => kind !== 'occupation' || code.length === 4)
          .map((entry) => ({
            key: `${kind}:${entry.code}`,
            label: entry.label[lang],
            detail: say(`bench.kind.${kind}`),
            requirement: newRequirement(kind, entry.code),
          }));
      }),
    );
    const languages = suggestLanguages(text, lang).map(({ code, name }) => ({
      key: `language:${code}`,
      label: name,
      detail: say('bench.kind.language'),
      requirement: newRequirement('language', code),
    }));
    return [...found.flat(), ...languages];
  };
  return (
    <fieldset className="panel-part">
      <legend>{say('bench.requirements')}</legend>
      <ul className="plain">
        {requirements.map((each) => (
          <Row key={nameOf(each)} requirement={each} label={label(nameOf(each))} change={change} />
        ))}
      </ul>
      <Typeahead
        label={say('bench.addRequirement')}
        labelHidden
        placeholder={say('bench.addRequirementHint')}
        scope={`requirements-${lang}`}
        suggest={suggest}
        choose={({ requirement }) => change({ type: 'addRequirement', requirement })}
      />
    </fieldset>
  );
};
