import { OPPORTUNITY_KINDS } from '@rosa/domain';
import { useState, type SyntheticEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useLanguage } from '../../i18n/language.js';
import type { Act, ActOf } from '../../offline/acts.js';
import { putActs, sendAll } from '../../offline/outbox.js';
import { useSession } from '../session/session.js';
import { dayFromNow } from './days.js';
import { errorsIn, refusalOf } from './errors.js';
import { Choose, Line, Prose } from './fields.js';
import { newAct } from './new-act.js';
import { checkOffer, type Heard, type Offer } from './offer.js';
import { OfferLines } from './OfferLines.js';
import { useWriting } from './use-writing.js';
import { Wrong } from './Wrong.js';

/** The form of an opportunity, filled in with what was heard: one tap more and it is saved. */
export const OfferForm = ({
  formId,
  heard,
  entryId,
  start,
  waiting,
}: {
  readonly formId: string;
  readonly heard: Heard;
  /** The meeting it was heard at; its lead is then still to be made. */
  readonly entryId: string | null;
  readonly start: Offer;
  /** As it waits already, perhaps refused. */
  readonly waiting: ActOf<'opportunity'> | undefined;
}) => {
  const { lang, say } = useLanguage();
  const { actor } = useSession();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const about = { title: start.title || say('animator.makeOffer'), path: pathname };
  const [offer, put] = useWriting<Offer>(formId, about, () => start);
  const [errors, setErrors] = useState(() => errorsIn(lang, refusalOf(waiting)));
  const [attempts, setAttempts] = useState(0);

  const actsOf = (opportunity: object): readonly Act[] => {
    const { id, leadId, title, words } = offer;
    const leadAct = newAct(`lead ${leadId}`, actor, title, entryId);
    const lead = {
      id: leadId,
      title,
      companyId: heard.companyId,
      comune: heard.comune,
      on: dayFromNow(0),
      words: words || null,
      logbookId: entryId,
    };
    const before: readonly Act[] = entryId === null ? [] : [{ ...leadAct, kind: 'lead', lead }];
    const after = entryId === null ? null : leadAct.id;
    return [
      ...before,
      {
        ...newAct(formId, actor, title, after),
        kind: 'opportunity',
        leadId,
        entryId,
        opportunity: { id, ...opportunity },
        form: offer,
      },
    ];
  };
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    const checked = checkOffer(offer, heard);
    if (!checked.ok) {
      setErrors(errorsIn(lang, checked.errors));
      setAttempts(attempts + 1);
      return;
    }
    await putActs(actsOf(checked.value));
    void sendAll(actor);
    void navigate('/segnalazioni', { replace: true });
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate className="visit">
      <Wrong
        errors={errors}
        detail={waiting?.problem?.detail}
        attempts={attempts}
        labelOf={(name) => say.word(`animator.field.${name.replace(/\[\d+\]/g, '')}`)}
      />
      <div className="panel">
        <Prose
          name="words"
          label={say('animator.words')}
          rows={4}
          value={offer.words}
          error={errors['words']}
          change={(words) => put({ words })}
        />
        <Line
          name="title"
          label={say('animator.offerTitle')}
          value={offer.title}
          error={errors['title']}
          change={(title) => put({ title })}
        />
        <Choose
          name="kind"
          label={say('opportunity.filterKind')}
          value={offer.kind}
          error={errors['kind']}
          change={(kind) => put({ kind })}
          options={OPPORTUNITY_KINDS.map((value) => ({
            value,
            label: say(`opportunity.kind.${value}`),
          }))}
        />
      </div>
      <OfferLines lines={offer.lines} errors={errors} change={(lines) => put({ lines })} />
      <button type="submit" className="btn btn-primary btn-save">
        {say('animator.saveOffer')}
      </button>
    </form>
  );
};
