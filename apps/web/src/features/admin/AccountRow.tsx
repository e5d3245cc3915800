import type { AccountAnswer } from '@rosa/gateway';
import { useState } from 'react';
import { useSay } from '../../i18n/language.js';
import { Refused } from '../../shared/states/Refused.js';
import { useSession } from '../session/session.js';
import { newPassword, useAccountActs } from './accounts.js';

const Act = ({
  label,
  full,
  act,
}: {
  readonly label: string;
  readonly full: string;
  readonly act: () => void;
}) => (
  <button type="button" className="btn btn-outline-primary btn-sm" aria-label={full} onClick={act}>
    {label}
  </button>
);

/** Asked once more: what is removed does not come back. */
const Sure = ({
  question,
  yes,
  no,
}: {
  readonly question: string;
  readonly yes: () => void;
  readonly no: () => void;
}) => {
  const say = useSay();
  return (
    <div className="sure" role="group" aria-label={question}>
      <p>{question}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader has just asked for it */}
      <button type="button" className="btn btn-danger btn-sm" onClick={yes} autoFocus>
        {say('account.remove')}
      </button>
      <button type="button" className="btn btn-outline-primary btn-sm" onClick={no}>
        {say('form.cancel')}
      </button>
    </div>
  );
};

/** One account, and what can be done with it. */
export const AccountRow = ({
  account,
  territory,
  told,
}: {
  readonly account: AccountAnswer;
  /** Its territory, in words. */
  readonly territory: string;
  readonly told: (what: string) => void;
}) => {
  const say = useSay();
  const { actor } = useSession();
  const { reset, endSessions, remove } = useAccountActs();
  const [asked, setAsked] = useState(false);
  const { id, name, username, role, active } = account;
  const isOwn = id === actor;
  const act = async (doing: Promise<unknown>, done: string) => {
    try {
      await doing;
      told(done);
    } catch {
      // The refusal is shown below the name.
    }
  };
  const giveNew = () => {
    const password = newPassword();
    void act(
      reset.mutateAsync({ ...account, password }),
      say('account.resetDone', { name, password }),
    );
  };
  return (
    <li className="card-row">
      <div className="card-row-main">
        <h3>{name}</h3>
        <p className="facts">
          <span>{username}</span>
          <span>{say(`role.${role}`)}</span>
          {territory && <span>{territory}</span>}
          {!active && <span>{say('account.inactive')}</span>}
        </p>
        <Refused error={reset.error ?? endSessions.error ?? remove.error} />
        {asked && (
          <Sure
            question={say('account.removeSure', { name })}
            yes={() => void act(remove.mutateAsync(account), say('account.removed', { name }))}
            no={() => setAsked(false)}
          />
        )}
      </div>
      {isOwn ? (
        <span className="tag">{say('account.you')}</span>
      ) : (
        <div className="row-acts">
          <Act
            label={say('account.reset')}
            full={say('account.resetFor', { name })}
            act={giveNew}
          />
          <Act
            label={say('account.end')}
            full={say('account.endFor', { name })}
            act={() => void act(endSessions.mutateAsync(account), say('account.ended', { name }))}
          />
          <Act
            label={say('account.remove')}
            full={say('account.removeFor', { name })}
            act={() => setAsked(true)}
          />
        </div>
      )}
    </li>
  );
};
