import { COMMUTES, INTERVIEW_KINDS, OUTLETS, type Outlet } from '@rosa/domain';
import type { WorkerAnswer } from '@rosa/registry';
import { useId } from 'react';
import { useLanguage } from '../../i18n/language.js';
import { today } from '../../shared/form/read-form.js';
import { useAskedNames } from '../../shared/reference/asked-names.js';
import { termsOf } from '../person/availability.js';
import { AnswerRow } from './AnswerRow.js';
import type { Draft } from './draft.js';

/** The steps of the interview: each shows what is known, and takes what is said. */
export interface StepProps {
  readonly worker: WorkerAnswer;
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
}

export const StartStep = ({ draft, put }: StepProps) => {
  const { say } = useLanguage();
  const id = useId();
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-kind`}>{say('interview.kind')}</label>
        <select
          id={`${id}-kind`}
          className="form-select"
          value={draft.kind}
          onChange={({ target }) => put({ kind: target.value as Draft['kind'] })}
        >
          {INTERVIEW_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {say(`person.interviewOf.${kind}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-on`}>{say('interview.on')}</label>
        <input
          id={`${id}-on`}
          type="date"
          className="form-control"
          value={draft.on}
          onChange={({ target }) => put({ on: target.value })}
        />
      </div>
    </>
  );
};

export const AvailabilityStep = ({ worker, draft, put }: StepProps) => {
  const { say } = useLanguage();
  const id = useId();
  const groups = termsOf(worker, today());
  const name = useAskedNames([...groups.values()].flatMap((terms) => terms.map(({ key }) => key)));
  const { commute } = worker.availability;
  const answer = (key: string, said: 'yes' | 'no' | null) => {
    const { [key]: _before, ...others } = draft.answers;
    put({ answers: said ? { ...others, [key]: said } : others });
  };
  return (
    <>
      <p className="field-hint">{say('interview.keys')}</p>
      <div className="field">
        <label htmlFor={`${id}-km`}>{say('interview.commute')}</label>
        {commute && (
          <small className="field-hint">
            {say('interview.before', { what: say('person.commuteKm', { km: commute.km }) })}
          </small>
        )}
        <select
          id={`${id}-km`}
          className="form-select"
          value={draft.commuteKm ?? ''}
          onChange={({ target }) => put({ commuteKm: target.value ? Number(target.value) : null })}
        >
          <option value="">{say('interview.skip')}</option>
          {COMMUTES.map((km) => (
            <option key={km} value={km}>
              {say('person.commuteKm', { km })}
            </option>
          ))}
        </select>
      </div>
      {[...groups].map(([group, terms]) => (
        <section key={group} aria-labelledby={`${id}-${group}`}>
          <h3 id={`${id}-${group}`}>{say(`person.group.${group}`)}</h3>
          {terms.map(({ key, answer: known }) => (
            <AnswerRow
              key={key}
              what={name(key)}
              before={
                known
                  ? `${say(`list.${known.answer}`)}, ${say('person.answerWhen', { source: known.source, on: known.on, by: null })}`
                  : null
              }
              said={draft.answers[key] ?? null}
              answer={(said) => answer(key, said)}
            />
          ))}
        </section>
      ))}
    </>
  );
};

export const MotivationStep = ({ draft, put }: StepProps) => {
  const { say } = useLanguage();
  const id = useId();
  const toggle = (outlet: Outlet) => {
    const before = draft.outlets ?? [];
    const after = before.includes(outlet)
      ? before.filter((each) => each !== outlet)
      : [...before, outlet];
    put({ outlets: after.length === 0 ? null : after });
  };
  return (
    <>
      <fieldset className="panel-part">
        <legend>{say('person.outlets')}</legend>
        {OUTLETS.map((outlet) => (
          <div key={outlet}>
            <label className="check">
              <input
                type="checkbox"
                checked={draft.outlets?.includes(outlet) ?? false}
                onChange={() => toggle(outlet)}
              />
              {say(`person.outlet.${outlet}`)}
            </label>
          </div>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}-note`}>{say('interview.note')}</label>
        <textarea
          id={`${id}-note`}
          className="form-control"
          rows={4}
          value={draft.note}
          onChange={({ target }) => put({ note: target.value })}
        />
      </div>
    </>
  );
};

export const ConsentStep = ({ worker, draft, put }: StepProps) => {
  const { say } = useLanguage();
  const { consent } = worker;
  return (
    <AnswerRow
      what={say('interview.proposals')}
      before={
        consent?.proposals == null
          ? null
          : say(consent.proposals ? 'person.consentYes' : 'person.consentNo', {
              on: consent.on ?? '',
            })
      }
      said={draft.proposals === null ? null : draft.proposals ? 'yes' : 'no'}
      answer={(said) => put({ proposals: said && said === 'yes' })}
    />
  );
};
