import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useSay } from '../../i18n/language.js';
import { romeDay } from '../../shared/rome.js';
import { Refused } from '../../shared/states/Refused.js';
import { INVITERS } from '../session/roles.js';
import { useSession } from '../session/session.js';
import { invite } from './employer.js';

/** Makes the link a company enters by, and shows it once, to be copied. */
export const InviteButton = ({ companyId }: { readonly companyId: string }) => {
  const say = useSay();
  const id = useId();
  const { role } = useSession();
  const [copied, setCopied] = useState(false);
  const { data, mutate, isPending, error } = useMutation({ mutationFn: invite });
  if (!INVITERS.includes(role)) return null;
  if (!data) {
    return (
      <div className="invite">
        <Refused error={error} />
        <button
          type="button"
          className="btn btn-outline-primary btn-sm"
          disabled={isPending}
          onClick={() => mutate(companyId)}
        >
          {say('invite.make')}
        </button>
      </div>
    );
  }
  // After the number sign nothing is sent to a server, nor written in its logs.
  const link = `${location.origin}/invito#${data.token}`;
  const copy = () =>
    void navigator.clipboard.writeText(link).then(
      () => setCopied(true),
      () => document.getElementById(id)?.focus(),
    );
  const { companyName: company, expiresAt } = data;
  return (
    <div className="invite">
      <p>
        <strong>{say('invite.made', { company, on: romeDay(expiresAt) })}</strong>
      </p>
      <label htmlFor={id}>{say('invite.link')}</label>
      <small id={`${id}-hint`} className="field-hint">
        {say('invite.linkHint')}
      </small>
      <div className="with-button">
        <input
          id={id}
          className="form-control"
          readOnly
          value={link}
          aria-describedby={`${id}-hint`}
          onFocus={({ target }) => target.select()}
        />
        <button type="button" className="btn btn-primary btn-sm" onClick={copy}>
          {say('invite.copy')}
        </button>
      </div>
      <p role="status">{copied && say('invite.copied')}</p>
    </div>
  );
};
