import { ApiError } from '../../api/problem.js';
import { useSay } from '../../i18n/language.js';

/** Why an act beside the page's own content was refused, in the server's words; nothing while it was not. */
export const Refused = ({ error }: { readonly error: unknown }) => {
  const say = useSay();
  if (error == null) return null;
  const problem = error instanceof ApiError ? error.problem : undefined;
  const fields = problem?.errors.map(({ message }) => message) ?? [];
  return (
    <div className="notice notice-danger" role="alert">
      {problem ? [problem.detail, ...fields].join(': ') : say('state.offline')}
    </div>
  );
};
