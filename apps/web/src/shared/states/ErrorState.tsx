import { ApiError, Unreachable } from '../../api/problem.js';
import { useSay } from '../../i18n/language.js';
import { Icon } from '../Icon.js';
import { NotFound } from './NotFound.js';

/** What went wrong in the server's own words, with the number to report it by. */
export const ErrorState = ({
  error,
  retry,
  wholePage = false,
}: {
  readonly error: unknown;
  readonly retry?: () => void;
  /** There is no page around it: it is the page's heading too. */
  readonly wholePage?: boolean;
}) => {
  const say = useSay();
  if (error instanceof ApiError && error.status === 404) return <NotFound />;
  const problem = error instanceof ApiError ? error.problem : undefined;
  const Title = wholePage ? 'h1' : 'p';
  return (
    <div className="state state-error" role="alert">
      <Icon name="error" className="icon-lg icon-danger" />
      <Title className="state-title">{problem?.title ?? say('state.errorTitle')}</Title>
      <p>{error instanceof Unreachable ? say('state.offline') : problem?.detail}</p>
      {problem?.requestId && (
        <p className="small text-secondary">{say('state.requestId', { id: problem.requestId })}</p>
      )}
      {retry && (
        <button type="button" className="btn btn-outline-primary btn-sm" onClick={retry}>
          {say('state.retry')}
        </button>
      )}
    </div>
  );
};
