import { useState } from 'react';
import { useParams } from 'react-router';
import { useSay } from '../../../i18n/language.js';
import { Loading } from '../../../shared/states/Loading.js';
import { useAddress } from '../../../shared/use-address.js';
import { FieldPage } from '../FieldPage.js';
import { useQuestions } from '../logbook.js';
import { Shown } from '../Shown.js';
import { actOf, useBegun } from '../use-writing.js';
import { newVisit, visitOf, type Visit } from './visit.js';
import { VisitForm } from './VisitForm.js';

/** A meeting being written: a new one, one left half way, or one that was refused. */
const VisitPage = () => {
  const { id = '' } = useParams();
  const say = useSay();
  const [{ impresa, passo }] = useAddress(['impresa', 'passo']);
  const questions = useQuestions();
  const begun = useBegun<Visit>(id);
  const [fresh] = useState(() => newVisit('company_interest', impresa || null));
  const refused = actOf('visit', begun?.act);
  return (
    <FieldPage
      title={say('animator.newVisit')}
      lead={say('animator.savedAsTyped')}
      trail={[{ to: '/giornata', label: say('animator.dayTitle') }]}
    >
      {begun ? (
        <Shown known={questions}>
          {(sets) => (
            <VisitForm
              key={id}
              id={id}
              sets={sets}
              start={begun.values ?? (refused ? visitOf(refused.entry) : fresh)}
              refused={refused}
              closes={passo || null}
            />
          )}
        </Shown>
      ) : (
        <Loading />
      )}
    </FieldPage>
  );
};

export default VisitPage;
