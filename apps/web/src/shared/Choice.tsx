/** A labelled choice of what the page shows, one of a few; not a field of a form. */
export const Choice = <T extends string>({
  id,
  label,
  value,
  values,
  nameOf,
  choose,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: T;
  readonly values: readonly T[];
  readonly nameOf: (value: T) => string;
  readonly choose: (value: string) => void;
}) => (
  <div className="field">
    <label htmlFor={id}>{label}</label>
    <select
      id={id}
      className="form-select"
      value={value}
      onChange={({ target }) => choose(target.value)}
    >
      {values.map((each) => (
        <option key={each} value={each}>
          {nameOf(each)}
        </option>
      ))}
    </select>
  </div>
);
