import { useEffect, useRef } from 'react';
import type { FieldValues } from 'react-hook-form';
import { ApiError } from '../../api/problem.js';
import { useSay } from '../../i18n/language.js';
import { fieldId } from './field-id.js';
import type { ZodForm } from './use-zod-form.js';

/** What is wrong with a form, above it: takes the focus when a submission is refused, and leads to each field. */
export const ErrorSummary = <T extends FieldValues>({
  form,
  labels,
}: {
  readonly form: ZodForm<T>;
  readonly labels: Readonly<Record<string, string>>;
}) => {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  const { errors } = form.formState;
  const wrong = Object.entries(errors).map(([name, error]) => ({
    name,
    message: String(error?.message ?? ''),
  }));
  const { attempts, refused } = form;
  const focusedAt = useRef(0);
  // The errors may come to the page a moment after the attempt: the focus waits for them.
  useEffect(() => {
    if (!box.current || attempts === focusedAt.current) return;
    focusedAt.current = attempts;
    box.current.focus();
  });
  if (wrong.length === 0 && !refused) return null;
  return (
    <div className="notice notice-danger" role="alert" tabIndex={-1} ref={box}>
      <div>
        {wrong.length > 0 && (
          <>
            <strong>{say('form.errorsTitle', { n: wrong.length })}</strong>
            <ul>
              {wrong.map(({ name, message }) => (
                <li key={name}>
                  <a
                    href={`#${fieldId(name)}`}
                    onClick={(event) => {
                      event.preventDefault();
                      document.getElementById(fieldId(name))?.focus();
                    }}
                  >
                    {labels[name] ?? name}
                  </a>
                  {`: ${message}`}
                </li>
              ))}
            </ul>
          </>
        )}
        {refused != null && (
          <strong>
            {refused instanceof ApiError ? refused.problem.detail : say('state.offline')}
          </strong>
        )}
      </div>
    </div>
  );
};
