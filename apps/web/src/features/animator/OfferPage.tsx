import { newId } from '@rosa/domain';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { useWaiting } from '../../offline/use-device.js';
import { Loading } from '../../shared/states/Loading.js';
import { NotFound } from '../../shared/states/NotFound.js';
import { useSession } from '../session/session.js';
import { FieldPage } from './FieldPage.js';
import { useCompany, useEntry, useOpenLeads } from './logbook.js';
import { newOffer, type Heard, type Offer } from './offer.js';
import { OfferForm } from './OfferForm.js';
import { Shown } from './Shown.js';
import { actOf, useBegun } from './use-writing.js';

/** The form, once it is known what was heard and at which company. */
const Begin = ({ heard, entryId, leadId }: Source & { readonly heard: Heard }) => {
  const formId = `offer ${entryId ?? leadId}`;
  const begun = useBegun<Offer>(formId);
  const company = useCompany(heard.companyId ?? '');
  const [made] = useState(() => leadId ?? newId());
  if (heard.companyId === null) return <NotFound />;
  if (!begun) return <Loading />;
  const waiting = actOf('opportunity', begun.act);
  const values = begun.values ?? (waiting?.form as Offer | undefined);
  return (
    <Shown known={company}>
      {(held) => (
        <OfferForm
          formId={formId}
          heard={heard}
          entryId={entryId}
          start={values ?? newOffer(heard, held, made)}
          waiting={waiting}
        />
      )}
    </Shown>
  );
};

interface Source {
  readonly entryId: string | null;
  readonly leadId: string | null;
}

const FromEntry = ({ entryId }: { readonly entryId: string }) => {
  const { actor } = useSession();
  const known = useEntry(entryId);
  const waiting = useWaiting(actor).find(({ id }) => id === entryId);
  const unsent = waiting?.kind === 'visit' ? waiting.entry : undefined;
  const begin = ({
    companyId = null,
    comune = '',
    words = null,
    answered = null,
  }: Partial<Heard>) => (
    <Begin
      heard={{ companyId, comune, title: null, words, answered }}
      entryId={entryId}
      leadId={null}
    />
  );
  return unsent ? begin(unsent) : <Shown known={known}>{begin}</Shown>;
};

const FromLead = ({ leadId }: { readonly leadId: string }) => (
  <Shown known={useOpenLeads()}>
    {(leads) => {
      const lead = leads.find(({ id }) => id === leadId);
      return lead ? <Begin heard={lead} entryId={null} leadId={leadId} /> : <NotFound />;
    }}
  </Shown>
);

/** From what was heard to an opportunity of the bank. */
const OfferPage = () => {
  const { id, leadId } = useParams();
  const say = useSay();
  return (
    <FieldPage
      title={say('animator.makeOffer')}
      lead={say('animator.codesLater')}
      trail={[
        id
          ? { to: `/incontri/${id}`, label: say('animator.meeting') }
          : { to: '/segnalazioni', label: say('animator.leads') },
      ]}
    >
      {id ? <FromEntry entryId={id} /> : <FromLead leadId={leadId ?? ''} />}
    </FieldPage>
  );
};

export default OfferPage;
