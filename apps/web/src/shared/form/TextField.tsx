import type { FieldValues, Path } from 'react-hook-form';
import { Labelled } from './Labelled.js';
import { errorOf, type ZodForm } from './use-zod-form.js';

/** A labelled field, with its error beside it. */
export const TextField = <T extends FieldValues>({
  form,
  name,
  label,
  type = 'text',
  hint,
  autoComplete = 'off',
  autoFocus,
}: {
  readonly form: ZodForm<T>;
  readonly name: Path<T>;
  readonly label: string;
  readonly type?: 'text' | 'password' | 'date' | 'time' | 'tel' | 'email';
  readonly hint?: string;
  readonly autoComplete?: string;
  /** Where the field appears because it was asked for. */
  readonly autoFocus?: boolean;
}) => (
  <Labelled name={name} label={label} hint={hint} error={errorOf(form, name)}>
    {(attributes) => (
      <input
        {...attributes}
        type={type}
        className="form-control"
        autoComplete={autoComplete}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader has just asked for this field
        autoFocus={autoFocus}
        {...form.register(name)}
      />
    )}
  </Labelled>
);
