import type { AccountAnswer } from '@rosa/gateway';
import { useState } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/language.js';
import { useNames } from '../../shared/reference/names.js';
import { suggestEntries } from '../../shared/reference/suggest.js';
import { Refused } from '../../shared/states/Refused.js';
import { Typeahead } from '../../shared/typeahead/Typeahead.js';
import { useTerritoryActs, type DeskAnswer } from './territories.js';
import { TerritoryField, useTerritoryNames } from './TerritoryField.js';

/** Opens what changes a record, and closes it again. */
const Toggle = ({
  label,
  full,
  open,
  toggle,
}: {
  readonly label: string;
  readonly full: string;
  readonly open: boolean;
  readonly toggle: () => void;
}) => (
  <div className="row-acts">
    <button
      type="button"
      className="btn btn-outline-primary btn-sm"
      aria-label={full}
      aria-expanded={open}
      onClick={toggle}
    >
      {label}
    </button>
  </div>
);

const DeskRow = ({
  desk,
  comune,
  told,
}: {
  readonly desk: DeskAnswer;
  readonly comune: string;
  readonly told: (what: string) => void;
}) => {
  const { lang, say } = useLanguage();
  const { move } = useTerritoryActs();
  const [open, setOpen] = useState(false);
  const { id, rev, name, kind } = desk;
  const suggest = async (text: string, signal: AbortSignal) =>
    (await suggestEntries('comuni', text, signal)).map(({ code, label, provinceSign }) => ({
      key: code,
      label: `${label[lang]} (${provinceSign})`,
    }));
  const moveTo = (to: { readonly key: string; readonly label: string }) =>
    move.mutate(
      { id, rev, comune: to.key },
      { onSuccess: () => told(say('territory.movedTo', { name, comune: to.label })) },
    );
  return (
    <li className="card-row">
      <div className="card-row-main">
        <h3>{name}</h3>
        <p className="facts">
          <span>{say(`territory.desk.${kind}`)}</span>
          <span>{comune}</span>
        </p>
        <Refused error={move.error} />
        {open && (
          <Typeahead
            label={say('territory.newComune')}
            scope={`desk-comune-${lang}`}
            suggest={suggest}
            choose={moveTo}
          />
        )}
      </div>
      <Toggle
        label={say('territory.move')}
        full={say('territory.moveOf', { name })}
        open={open}
        toggle={() => setOpen(!open)}
      />
    </li>
  );
};

const AccountReach = ({
  account,
  territory,
  told,
}: {
  readonly account: AccountAnswer;
  /** Its territory, in words. */
  readonly territory: string;
  readonly told: (what: string) => void;
}) => {
  const { say } = useLanguage();
  const { reach } = useTerritoryActs();
  const [codes, setCodes] = useState<readonly string[]>();
  const { id, rev, name, role } = account;
  const save = () =>
    reach.mutate(
      { id, rev, territory: [...codes!] },
      { onSuccess: () => told(say('territory.changed', { name })) },
    );
  return (
    <li className="card-row">
      <div className="card-row-main">
        <h3>{name}</h3>
        <p className="facts">
          <span>{say(`role.${role}`)}</span>
          <span>{territory}</span>
        </p>
        <Refused error={reach.error} />
        {codes && (
          <>
            <TerritoryField codes={codes} change={setCodes} none={say('territory.needsOne')} />
            <button
              type="button"
              className="btn btn-primary btn-sm"
              disabled={codes.length === 0 || reach.isPending}
              onClick={save}
            >
              {say('territory.save')}
            </button>
          </>
        )}
      </div>
      <Toggle
        label={say('territory.change')}
        full={say('territory.changeOf', { name })}
        open={codes !== undefined}
        toggle={() => setCodes(codes ? undefined : (account.territory ?? []))}
      />
    </li>
  );
};

/** One province: its desks, which may move, and who reaches it, whose territory may change. */
export const TerritoryDetail = ({
  desks,
  staff,
}: {
  readonly desks: readonly DeskAnswer[];
  readonly staff: readonly AccountAnswer[];
}) => {
  const { say } = useLanguage();
  const [told, setTold] = useState('');
  const comune = useNames(
    'comuni',
    desks.map((desk) => desk.comune),
  );
  const nameOf = useTerritoryNames(staff.flatMap(({ territory }) => territory ?? []));
  return (
    <>
      <p className="saved" role="status">
        {told}
      </p>
      <section aria-labelledby="desks">
        <h2 id="desks">{say('territory.desks')}</h2>
        {desks.length === 0 ? (
          <p>{say('territory.noDesks')}</p>
        ) : (
          <ul className="card-list">
            {desks.map((desk) => (
              <DeskRow
                key={`${desk.id} ${desk.rev}`}
                desk={desk}
                comune={comune(desk.comune)}
                told={setTold}
              />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="staff">
        <h2 id="staff">{say('territory.staff')}</h2>
        {staff.length === 0 ? (
          <p>{say('territory.noStaff')}</p>
        ) : (
          <ul className="card-list">
            {staff.map((account) => (
              <AccountReach
                key={`${account.id} ${account.rev}`}
                account={account}
                territory={(account.territory ?? []).map(nameOf).join(', ')}
                told={setTold}
              />
            ))}
          </ul>
        )}
        <p>
          <Link to="/account">{say('territory.newAccount')}</Link>
        </p>
      </section>
    </>
  );
};
