import { Link } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { usePageTitle } from '../layout/page-title.js';

/** An address of nothing, or of what the reader may not see: told alike, for one must not learn which. */
export const NotFound = () => {
  const say = useSay();
  usePageTitle(say('state.notFoundTitle'));
  return (
    <div className="state">
      <h1>{say('state.notFoundTitle')}</h1>
      <p>{say('state.notFound')}</p>
      <Link to="/">{say('state.home')}</Link>
    </div>
  );
};
