import { useQueryClient } from '@tanstack/react-query';
import { Navigate, useLocation } from 'react-router';
import { z } from 'zod';
import logo from '../../app/rosa.svg?url';
import { call } from '../../api/client.js';
import { useSay } from '../../i18n/language.js';
import { useZodForm } from '../../shared/form/use-zod-form.js';
import { ErrorSummary } from '../../shared/form/ErrorSummary.js';
import { TextField } from '../../shared/form/TextField.js';
import { usePageTitle } from '../../shared/layout/page-title.js';
import { sessionQuery, useSessionOrNull } from './session.js';

const credentials = z.strictObject({ username: z.string().min(1), password: z.string().min(1) });

/** Where one was going when asked to sign in. */
interface Coming {
  readonly from?: string;
  readonly expired?: boolean;
}

/** Signs in, and goes on to where one was going. */
const SignInPage = () => {
  const say = useSay();
  const queries = useQueryClient();
  const { from = '/', expired } = (useLocation().state ?? {}) as Coming;
  usePageTitle(say('signIn.title'));
  const form = useZodForm(credentials, { username: '', password: '' });
  const submit = form.submit(async (body) => {
    await call('/sessions', { body });
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
  });
  if (useSessionOrNull()) return <Navigate to={from} replace />;
  return (
    <div className="sign-in">
      <div className="sign-in-card">
        <img src={logo} alt="" width={56} height={56} />
        <h1>{say('signIn.title')}</h1>
        <p>{say('signIn.lead')}</p>
        {expired && (
          <p className="notice notice-info" role="status">
            {say('signIn.expired')}
          </p>
        )}
        <form onSubmit={submit} noValidate>
          <ErrorSummary
            form={form}
            labels={{ username: say('signIn.username'), password: say('signIn.password') }}
          />
          <TextField
            form={form}
            name="username"
            label={say('signIn.username')}
            autoComplete="username"
          />
          <TextField
            form={form}
            name="password"
            type="password"
            label={say('signIn.password')}
            autoComplete="current-password"
          />
          <button type="submit" className="btn btn-primary" disabled={form.busy}>
            {say('signIn.submit')}
          </button>
        </form>
      </div>
    </div>
  );
};

export default SignInPage;
