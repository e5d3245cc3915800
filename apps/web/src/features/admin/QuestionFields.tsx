import { QUESTION_KINDS } from '@rosa/domain';
import { useSay } from '../../i18n/language.js';
import { TextField } from '../../shared/form/TextField.js';
import type { ZodForm } from '../../shared/form/use-zod-form.js';
import type { Written } from './written-set.js';

/** One question of a version being written. */
export const QuestionFields = ({
  form,
  at,
  up,
  remove,
}: {
  readonly form: ZodForm<Written>;
  readonly at: number;
  readonly up: () => void;
  readonly remove: () => void;
}) => {
  const say = useSay();
  const name = <F extends string>(field: F) => `questions.${at}.${field}` as const;
  const nth = say('questions.nth', { n: at + 1 });
  const kindId = `kind-${at}`;
  return (
    <fieldset className="question">
      <legend>{nth}</legend>
      <TextField form={form} name={name('it')} label={say('questions.text')} />
      <TextField form={form} name={name('en')} label={say('questions.textEn')} />
      <div className="columns">
        <TextField form={form} name={name('code')} label={say('questions.code')} />
        <div className="field">
          <label htmlFor={kindId}>{say('questions.kind')}</label>
          <select id={kindId} className="form-select" {...form.register(name('kind'))}>
            {QUESTION_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {say(`questions.kind.${kind}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      {form.watch(name('kind')) === 'choice' && (
        <TextField form={form} name={name('options')} label={say('questions.options')} />
      )}
      <div className="row-acts">
        <label className="check">
          <input type="checkbox" {...form.register(name('required'))} />
          {say('questions.required')}
        </label>
        {at > 0 && (
          <button type="button" className="btn btn-link" onClick={up}>
            {say('questions.up', { n: at + 1 })}
          </button>
        )}
        <button type="button" className="btn btn-link" onClick={remove}>
          {say('form.remove', { what: nth })}
        </button>
      </div>
    </fieldset>
  );
};
