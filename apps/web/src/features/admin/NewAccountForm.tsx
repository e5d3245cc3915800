import { ROLES } from '@rosa/domain';
import { useState } from 'react';
import { z } from 'zod';
import { useSay } from '../../i18n/language.js';
import { ErrorSummary } from '../../shared/form/ErrorSummary.js';
import { SelectField } from '../../shared/form/SelectField.js';
import { TextField } from '../../shared/form/TextField.js';
import { useZodForm } from '../../shared/form/use-zod-form.js';
import { useSession } from '../session/session.js';
import { newPassword, rolesMadeBy, useAccountActs } from './accounts.js';
import { TerritoryField, useGathered } from './TerritoryField.js';

/** What these hold is judged by the server, in words that help. */
const wanted = z.strictObject({
  name: z.string().min(1),
  username: z.string().min(1),
  role: z.enum(ROLES),
  password: z.string().min(1),
});

/** Makes an account; its first password is told aloud, and changed by whoever gets it. */
export const NewAccountForm = ({ created }: { readonly created: (name: string) => void }) => {
  const say = useSay();
  const session = useSession();
  const { create } = useAccountActs();
  // A lead may give no more than their own territory.
  const own = useGathered(session.territory === 'all' ? [] : session.territory);
  const [chosen, setTerritory] = useState<readonly string[]>();
  const territory = chosen ?? own;
  const form = useZodForm(wanted, { name: '', username: '', password: newPassword() });
  const isCentral = form.watch('role') === 'central';
  const submit = form.submit(async (account) => {
    const where = isCentral || territory.length === 0 ? {} : { territory };
    await create.mutateAsync({ ...account, ...where });
    created(account.name);
  });
  const labels = {
    name: say('account.name'),
    username: say('account.username'),
    role: say('account.role'),
    password: say('account.password'),
  };
  return (
    <form className="panel account-form" onSubmit={submit} noValidate>
      <h2>{say('account.new')}</h2>
      <ErrorSummary form={form} labels={labels} />
      <div className="columns">
        <TextField form={form} name="name" label={labels.name} />
        <TextField
          form={form}
          name="username"
          label={labels.username}
          hint={say('invite.usernameHint')}
        />
        <SelectField
          form={form}
          name="role"
          label={labels.role}
          options={rolesMadeBy(session.role).map((value) => ({
            value,
            label: say(`role.${value}`),
          }))}
        />
        <TextField
          form={form}
          name="password"
          label={labels.password}
          hint={say('account.passwordHint')}
        />
      </div>
      {!isCentral && (
        <TerritoryField
          codes={territory}
          change={setTerritory}
          {...(session.role === 'central' ? { none: say('account.wholeCountry') } : {})}
        />
      )}
      <button type="submit" className="btn btn-primary" disabled={form.busy}>
        {say('account.create')}
      </button>
    </form>
  );
};
