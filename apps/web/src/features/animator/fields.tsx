import { useId } from 'react';
import { fieldId } from '../../shared/form/field-id.js';
import { Labelled, type FieldProps } from '../../shared/form/Labelled.js';

/** Fields of forms that are saved as they are typed: their values live outside, and every letter is told. */

type Type = 'text' | 'number' | 'date' | 'tel';

/** One line; a number or a day as the device likes to have it written. */
export const Line = ({
  value,
  change,
  type = 'text',
  ...field
}: FieldProps & {
  readonly value: string;
  readonly change: (value: string) => void;
  readonly type?: Type;
}) => (
  <Labelled {...field}>
    {(attributes) => (
      <input
        {...attributes}
        type={type === 'number' ? 'text' : type}
        inputMode={type === 'number' ? 'decimal' : undefined}
        className="form-control"
        autoComplete="off"
        value={value}
        onChange={({ target }) => change(target.value)}
      />
    )}
  </Labelled>
);

/** Several lines. */
export const Prose = ({
  value,
  change,
  rows = 3,
  ...field
}: FieldProps & {
  readonly value: string;
  readonly change: (value: string) => void;
  readonly rows?: number;
}) => (
  <Labelled {...field}>
    {(attributes) => (
      <textarea
        {...attributes}
        className="form-control"
        rows={rows}
        value={value}
        onChange={({ target }) => change(target.value)}
      />
    )}
  </Labelled>
);

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of a closed list; nothing is chosen for whoever writes. */
export const Choose = ({
  value,
  change,
  options,
  ...field
}: FieldProps & {
  readonly value: string;
  readonly change: (value: string) => void;
  readonly options: readonly Choice[];
}) => (
  <Labelled {...field}>
    {(attributes) => (
      <select
        {...attributes}
        className="form-select"
        value={value}
        onChange={({ target }) => change(target.value)}
      >
        <option value="">–</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Labelled>
);

/** A few choices side by side, each as wide as a thumb. */
export const Buttons = ({
  name,
  label,
  error,
  value,
  change,
  options,
}: FieldProps & {
  readonly value: string;
  readonly change: (value: string) => void;
  readonly options: readonly Choice[];
}) => {
  const group = useId();
  const id = fieldId(name);
  return (
    <fieldset className="field thumbs" aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      <div className="thumb-row">
        {options.map((option, at) => (
          <label key={option.value} className="thumb">
            <input
              id={at === 0 ? id : undefined}
              type="radio"
              name={group}
              checked={value === option.value}
              onChange={() => change(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
};
