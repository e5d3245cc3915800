import type { WorkerAnswer } from '@rosa/registry';
import { useSay } from '../../i18n/language.js';
import { today } from '../../shared/form/read-form.js';
import { useAskedNames } from '../../shared/reference/asked-names.js';
import { termsOf, type TermStanding } from './availability.js';

/** A term's name within its group: the group's own word is above it. */
const Term = ({
  standing: { key, answer, state },
  name,
}: {
  readonly standing: TermStanding;
  readonly name: string;
}) => {
  const say = useSay();
  if (!answer) {
    return (
      <li className="term-card term-never">
        <strong>{name}</strong>
        <small>{say('person.neverAsked')}</small>
      </li>
    );
  }
  const { on, by, source } = answer;
  return (
    <li key={key} className={`term-card term-${answer.answer} term-${state}`}>
      <strong>
        {name}
        <span className="term-answer">
          {say(answer.answer === 'yes' ? 'person.answerYes' : 'person.answerNo')}
        </span>
      </strong>
      <small>{say('person.answerWhen', { source, on, by })}</small>
      {state === 'stale' && <small className="term-note">{say('person.stale')}</small>}
      {state === 'again' && <small className="term-note">{say('person.askAgain')}</small>}
    </li>
  );
};

/** What was ascertained, term by term, with when and by whom; what nobody ever asked stands in plain sight. */
export const Availability = ({ worker }: { readonly worker: WorkerAnswer }) => {
  const say = useSay();
  const groups = termsOf(worker, today());
  const name = useAskedNames([...groups.values()].flatMap((terms) => terms.map(({ key }) => key)));
  const { commute } = worker.availability;
  return (
    <section className="panel" aria-labelledby="availability">
      <h2 id="availability">{say('person.availability')}</h2>
      <p className="field-hint">{say('person.availabilityLead')}</p>
      <div className="term-groups">
        <div>
          <h3>{say('person.commute')}</h3>
          <ul className="plain terms">
            {commute ? (
              <li className="term-card term-yes">
                <strong>{say('person.commuteKm', { km: commute.km })}</strong>
                <small>
                  {say('person.answerWhen', {
                    source: commute.source,
                    on: commute.on,
                    by: commute.by,
                  })}
                </small>
              </li>
            ) : (
              <li className="term-card term-never">
                <strong>{say('person.commute')}</strong>
                <small>{say('person.neverAsked')}</small>
              </li>
            )}
          </ul>
        </div>
        {[...groups].map(([group, terms]) => (
          <div key={group}>
            <h3>{say(`person.group.${group}`)}</h3>
            <ul className="plain terms">
              {terms.map((standing) => (
                <Term key={standing.key} standing={standing} name={name(standing.key)} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
};
