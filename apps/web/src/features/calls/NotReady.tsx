import { ApiError } from '../../api/problem.js';

/** Whom a roster cannot take, each with the reasons: the server names them by their place in what was sent. */
export const NotReady = ({
  refused,
  names,
  ids,
}: {
  readonly refused: unknown;
  readonly names: ReadonlyMap<string, string>;
  readonly ids: readonly string[];
}) => {
  const errors =
    refused instanceof ApiError && refused.status === 409 ? refused.problem.errors : [];
  if (errors.length === 0) return null;
  return (
    <ul className="notice notice-warning not-ready">
      {errors.map(({ field, message }) => {
        const at = Number(/\[(\d+)\]/.exec(field)?.[1]);
        return (
          <li key={field + message}>
            <strong>{names.get(ids[at] ?? '')}</strong> {message}
          </li>
        );
      })}
    </ul>
  );
};
