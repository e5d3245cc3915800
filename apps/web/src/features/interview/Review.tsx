import type { FieldError } from '@rosa/domain';
import { useAskedNames } from '../../shared/reference/asked-names.js';
import { useSay } from '../../i18n/language.js';
import { ErrorState } from '../../shared/states/ErrorState.js';
import { changesIn } from './changes.js';
import type { Draft } from './draft.js';

/** What the interview says, in words. */
export const useChanges = (draft: Draft): readonly string[] => {
  const say = useSay();
  const asked = useAskedNames([
    ...Object.keys(draft.answers),
    ...draft.skills.map(({ code }) => `skill:${code}`),
    ...draft.experiences.map(({ occupation }) => `occupation:${occupation}`),
  ]);
  return changesIn(draft, say, { asked });
};

/** Everything that is about to change in the record, before it does. */
export const Review = ({
  changes,
  errors,
  refused,
}: {
  readonly changes: readonly string[];
  /** What the schema finds wrong, field by field. */
  readonly errors: readonly FieldError[];
  readonly refused: unknown;
}) => {
  const say = useSay();
  return (
    <>
      <h3>{say('interview.changes')}</h3>
      {changes.length === 0 ? (
        <p className="notice notice-info">{say('interview.noChanges')}</p>
      ) : (
        <ul className="changes">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
      {errors.length > 0 && (
        <div className="notice notice-danger" role="alert">
          <div>
            <strong>{say('form.errorsTitle', { n: errors.length })}</strong>
            <ul>
              {errors.map(({ field, message }) => (
                <li key={field + message}>{`${field}: ${message}`}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {refused != null && <ErrorState error={refused} />}
    </>
  );
};
