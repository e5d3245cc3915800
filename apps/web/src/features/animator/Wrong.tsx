import { useEffect, useRef } from 'react';
import { useSay } from '../../i18n/language.js';
import { fieldId } from '../../shared/form/field-id.js';
import type { Errors } from './errors.js';

/** What is wrong with a form, above it: takes the focus when saving is refused, and leads to each field. */
export const Wrong = ({
  errors,
  detail,
  attempts,
  labelOf,
}: {
  readonly errors: Errors;
  /** What was refused as a whole. */
  readonly detail?: string | undefined;
  readonly attempts: number;
  readonly labelOf: (name: string) => string;
}) => {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempts > 0) box.current?.focus();
  }, [attempts]);
  const wrong = Object.entries(errors);
  if (wrong.length === 0 && !detail) return null;
  return (
    <div className="notice notice-danger" role="alert" tabIndex={-1} ref={box}>
      <div>
        <strong>{wrong.length > 0 ? say('form.errorsTitle', { n: wrong.length }) : detail}</strong>
        <ul>
          {wrong.map(([name, message]) => (
            <li key={name}>
              <a
                href={`#${fieldId(name)}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(fieldId(name))?.focus();
                }}
              >
                {labelOf(name)}
              </a>
              {`: ${message}`}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
};
