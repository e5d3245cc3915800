import type { FieldValues, Path } from 'react-hook-form';
import { fieldId } from './field-id.js';
import type { ZodForm } from './use-zod-form.js';

/** A labelled field, with its error beside it. */
export const TextField = <T extends FieldValues>({
  form,
  name,
  label,
  type = 'text',
  hint,
  autoComplete = 'off',
}: {
  readonly form: ZodForm<T>;
  readonly name: Path<T>;
  readonly label: string;
  readonly type?: 'text' | 'password' | 'date' | 'tel' | 'email';
  readonly hint?: string;
  readonly autoComplete?: string;
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
      <input
        id={id}
        type={type}
        className="form-control"
        autoComplete={autoComplete}
        aria-invalid={message ? true : undefined}
        aria-describedby={described || undefined}
        {...form.register(name)}
      />
      {message != null && (
        <p id={`${id}-error`} className="field-error">
          {String(message)}
        </p>
      )}
    </div>
  );
};
