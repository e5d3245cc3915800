import { Link } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { usePageTitle } from '../layout/page-title.js';

/** A server's refusal by role: the routes of other roles do not exist, but an account may change while someone works. */
export const Forbidden = ({ role }: { readonly role: string }) => {
  const say = useSay();
  usePageTitle(say('state.forbiddenTitle'));
  return (
    <div className="state" role="alert">
      <h1>{say('state.forbiddenTitle')}</h1>
      <p>{say('state.forbidden', { role })}</p>
      <Link to="/">{say('state.home')}</Link>
    </div>
  );
};
