import { ROLES } from '@rosa/domain';
import type { AccountAnswer } from '@rosa/gateway';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '../../i18n/language.js';
import { Choice } from '../../shared/Choice.js';
import { Page } from '../../shared/layout/Page.js';
import { More } from '../../shared/More.js';
import { Answer } from '../../shared/states/Answer.js';
import { Empty } from '../../shared/states/Empty.js';
import { useAddress } from '../../shared/use-address.js';
import { useSession } from '../session/session.js';
import { AccountRow } from './AccountRow.js';
import { accountsQuery, rolesMadeBy } from './accounts.js';
import { NewAccountForm } from './NewAccountForm.js';
import { useTerritoryNames } from './TerritoryField.js';

const List = ({
  accounts,
  told,
}: {
  readonly accounts: readonly AccountAnswer[];
  readonly told: (what: string) => void;
}) => {
  const say = useSay();
  const nameOf = useTerritoryNames(accounts.flatMap(({ territory }) => territory ?? []));
  const territoryOf = ({ role, territory }: AccountAnswer): string => {
    if (territory) return territory.map(nameOf).join(', ');
    const reaches = ['operator', 'animator', 'lead', 'central'].includes(role);
    return reaches ? say('frame.wholeCountry') : '';
  };
  if (accounts.length === 0) {
    return <Empty title={say('account.empty')} hint={say('account.emptyHint')} />;
  }
  return (
    <ul className="card-list">
      {accounts.map((account) => (
        <AccountRow
          key={account.id}
          account={account}
          territory={territoryOf(account)}
          told={told}
        />
      ))}
    </ul>
  );
};

/** Who signs in: a lead's operators and animators, everyone for the central team. */
const AccountsPage = () => {
  const say = useSay();
  const session = useSession();
  const [{ ruolo }, change] = useAddress(['ruolo']);
  const [making, setMaking] = useState(false);
  const [told, setTold] = useState('');
  const query = useInfiniteQuery(accountsQuery(ruolo));
  return (
    <Page
      title={say('account.title')}
      lead={say('account.lead')}
      aside={
        <button
          type="button"
          className="btn btn-primary"
          aria-expanded={making}
          onClick={() => setMaking(!making)}
        >
          {say('account.new')}
        </button>
      }
    >
      <p className="saved" role="status">
        {told}
      </p>
      {making && (
        <NewAccountForm
          created={(name) => {
            setMaking(false);
            setTold(say('account.created', { name }));
          }}
        />
      )}
      <search className="filters">
        <Choice
          id="role"
          label={say('account.filterRole')}
          value={ruolo}
          values={['', ...(session.role === 'lead' ? rolesMadeBy('lead') : ROLES)]}
          nameOf={(role) => (role === '' ? say('account.anyRole') : say.word(`role.${role}`))}
          choose={(role) => change({ ruolo: role })}
        />
      </search>
      <section aria-labelledby="accounts">
        <h2 id="accounts" className="visually-hidden">
          {say('account.title')}
        </h2>
        <Answer query={query}>
          {({ pages }) => (
            <>
              <p className="count">{say('list.count', { n: pages[0]!.total })}</p>
              <List accounts={pages.flatMap(({ items }) => items)} told={setTold} />
              <More query={query} />
            </>
          )}
        </Answer>
      </section>
    </Page>
  );
};

export default AccountsPage;
