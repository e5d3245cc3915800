import { useState } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/language.js';
import type { Act } from '../../offline/acts.js';
import { dropAct, putActs, sendAll } from '../../offline/outbox.js';
import { useWaiting } from '../../offline/use-device.js';
import { Empty } from '../../shared/states/Empty.js';
import { useSession } from '../session/session.js';
import { errorsIn, refusalOf } from './errors.js';
import { FieldPage } from './FieldPage.js';

/** Where what was written can be corrected; a result is told anew at its meeting. */
const formOf = (act: Act): string => {
  switch (act.kind) {
    case 'visit':
      return `/incontri/${act.id}/scrivi`;
    case 'result':
      return `/incontri/${act.entryId}`;
    case 'lead':
      return `/incontri/${act.lead.logbookId}/${act.id === `lead ${act.lead.logbookId}` ? 'segnalazione' : 'opportunita'}`;
    case 'drop':
      return '/segnalazioni';
    case 'opportunity':
      return act.entryId === null
        ? `/segnalazioni/${act.leadId}/opportunita`
        : `/incontri/${act.entryId}/opportunita`;
  }
};

const Refused = ({ act }: { readonly act: Act }) => {
  const { lang, say } = useLanguage();
  const [sure, setSure] = useState(false);
  const { actor } = useSession();
  const again = async () => {
    await putActs([{ ...act, problem: null }]);
    void sendAll(actor);
  };
  const wrong = Object.entries(errorsIn(lang, refusalOf(act)));
  return (
    <div className="refusal">
      <p className="field-error">{act.problem?.title}</p>
      {wrong.length === 0 && <p>{act.problem?.detail}</p>}
      <ul>
        {wrong.map(([field, message]) => (
          <li key={field}>
            {`${say.word(`animator.field.${field.replace(/\[\d+\]/g, '')}`)}: ${message}`}
          </li>
        ))}
      </ul>
      <div className="ways">
        <Link className="btn btn-primary" to={formOf(act)}>
          {say('animator.correct')}
        </Link>
        <button type="button" className="btn btn-outline-primary" onClick={() => void again()}>
          {say('animator.sendAgain')}
        </button>
        <button
          type="button"
          className="btn btn-outline-danger"
          onClick={() => (sure ? void dropAct(act.id) : setSure(true))}
        >
          {say(sure ? 'animator.discardSure' : 'animator.discard')}
        </button>
      </div>
    </div>
  );
};

/** What is still on this device alone. */
const OutboxPage = () => {
  const { lang, say } = useLanguage();
  const { actor } = useSession();
  const waiting = useWaiting(actor);
  const time = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <FieldPage
      title={say('animator.outbox')}
      lead={say('animator.outboxLead')}
      aside={
        waiting.length > 0 && (
          <button type="button" className="btn btn-primary" onClick={() => void sendAll(actor)}>
            {say('animator.sendNow')}
          </button>
        )
      }
    >
      {waiting.length === 0 ? (
        <Empty title={say('animator.allSent')} />
      ) : (
        <ul className="card-list">
          {waiting.map((act) => (
            <li key={act.id} className="card-row">
              <div className="card-row-main">
                <h2>{act.title}</h2>
                <p className="facts">
                  <span>{say(`animator.act.${act.kind}`)}</span>
                  <span>{time.format(new Date(act.at))}</span>
                </p>
                {act.problem && <Refused act={act} />}
              </div>
              <span className={act.problem ? 'tag tag-bad' : 'tag tag-warn'}>
                {say(act.problem ? 'animator.refused' : 'animator.unsent')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </FieldPage>
  );
};

export default OutboxPage;
