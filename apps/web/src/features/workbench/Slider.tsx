import { useId } from 'react';

/** A labelled slider that shows its value in words. */
export const Slider = ({
  label,
  hint,
  value,
  text,
  min,
  max,
  step,
  className = '',
  change,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  /** The value as people read it. */
  readonly text: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly className?: string;
  readonly change: (value: number) => void;
}) => {
  const id = useId();
  return (
    <div className={`slider ${className}`}>
      <div className="slider-head">
        <label htmlFor={id}>{label}</label>
        <output htmlFor={id}>{text}</output>
      </div>
      {hint && (
        <small id={`${id}-hint`} className="field-hint">
          {hint}
        </small>
      )}
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={text}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={({ target }) => change(Number(target.value))}
      />
    </div>
  );
};
