import type { InvitationSeen } from '@rosa/gateway';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { z } from 'zod';
import { call } from '../../api/client.js';
import { isStatus } from '../../api/problem.js';
import logo from '../../app/rosa.svg?url';
import { useSay } from '../../i18n/language.js';
import { romeDay } from '../../shared/rome.js';
import { ErrorSummary } from '../../shared/form/ErrorSummary.js';
import { TextField } from '../../shared/form/TextField.js';
import { useZodForm } from '../../shared/form/use-zod-form.js';
import { usePageTitle } from '../../shared/layout/page-title.js';
import { ErrorState } from '../../shared/states/ErrorState.js';
import { Loading } from '../../shared/states/Loading.js';
import { sessionQuery } from '../session/session.js';
import { invitationQuery } from './employer.js';

/** What these hold is judged by the server, in words that help. */
const wanted = z.strictObject({
  name: z.string().min(1),
  username: z.string().min(1),
  password: z.string().min(1),
});

const Card = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  usePageTitle(title);
  return (
    <div className="sign-in">
      <div className="sign-in-card">
        <img src={logo} alt="" width={56} height={56} />
        <h1>{title}</h1>
        {children}
      </div>
    </div>
  );
};

/** Unknown, used and lapsed are told alike. */
const Gone = () => {
  const say = useSay();
  return (
    <Card title={say('invite.goneTitle')}>
      <p>{say('invite.gone')}</p>
      <Link className="btn btn-primary" to="/accesso">
        {say('invite.signIn')}
      </Link>
    </Card>
  );
};

const Welcome = ({
  token,
  invitation,
}: {
  readonly token: string;
  readonly invitation: InvitationSeen;
}) => {
  const say = useSay();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useZodForm(wanted, { name: '', username: '', password: '' });
  const submit = form.submit(async (body) => {
    const { username } = await call<{ username: string }>('/invitations/accept', {
      body: { token, ...body },
    });
    await call('/sessions', { body: { username, password: body.password } });
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    void navigate('/', { replace: true });
  });
  const labels = {
    name: say('invite.name'),
    username: say('invite.username'),
    password: say('invite.password'),
  };
  return (
    <Card title={say('invite.title')}>
      <p>{say('invite.lead', { company: invitation.companyName })}</p>
      <p className="field-hint">{say('invite.until', { on: romeDay(invitation.expiresAt) })}</p>
      <form onSubmit={submit} noValidate>
        <ErrorSummary form={form} labels={labels} />
        <TextField form={form} name="name" label={labels.name} autoComplete="name" />
        <TextField
          form={form}
          name="username"
          label={labels.username}
          hint={say('invite.usernameHint')}
          autoComplete="username"
        />
        <TextField
          form={form}
          name="password"
          type="password"
          label={labels.password}
          hint={say('invite.passwordHint')}
          autoComplete="new-password"
        />
        <button type="submit" className="btn btn-primary" disabled={form.busy}>
          {say('invite.submit')}
        </button>
      </form>
    </Card>
  );
};

/** A company's first page: the link it was sent makes its account, once. */
const InvitePage = () => {
  const token = useLocation().hash.slice(1);
  const query = useQuery(invitationQuery(token));
  if (token === '' || isStatus(query.error, 404)) return <Gone />;
  if (query.data) return <Welcome token={token} invitation={query.data} />;
  if (query.isPending) return <Loading wholePage />;
  return <ErrorState wholePage error={query.error} retry={() => void query.refetch()} />;
};

export default InvitePage;
