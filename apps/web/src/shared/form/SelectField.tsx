import type { FieldValues, Path } from 'react-hook-form';
import { Labelled } from './Labelled.js';
import { errorOf, type ZodForm } from './use-zod-form.js';

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
}) => (
  <Labelled name={name} label={label} hint={hint} error={errorOf(form, name)}>
    {(attributes) => (
      <select
        {...attributes}
        className="form-select"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader has just asked for this field
        autoFocus={autoFocus}
        {...form.register(name)}
      >
        <option value="">–</option>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    )}
  </Labelled>
);
