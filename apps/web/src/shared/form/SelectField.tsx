import type { FieldValues, Path } from 'react-hook-form';
import { fieldId } from './field-id.js';
import type { ZodForm } from './use-zod-form.js';

/** A labelled choice out of a closed list, with its error beside it; nothing is chosen for the reader. */
export const SelectField = <T extends FieldValues>({
  form,
  name,
  label,
  hint,
  options,
  autoFocus,
}: {
  readonly form: ZodForm<T>;
  readonly name: Path<T>;
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Where the field appears because it was asked for. */
  readonly autoFocus?: boolean;
}) => {
  const id = fieldId(name);
  const message = form.formState.errors[name]?.message;
  const described = [hint && `${id}-hint`, message && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <small id={`${id}-hint`} className="field-hint">
          {hint}
        </small>
      )}
      <select
        id={id}
        className="form-select"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader has just asked for this field
        autoFocus={autoFocus}
        aria-invalid={message ? true : undefined}
        aria-describedby={described || undefined}
        {...form.register(name)}
      >
        <option value="">–</option>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      {message != null && (
        <p id={`${id}-error`} className="field-error">
          {String(message)}
        </p>
      )}
    </div>
  );
};
