import { newId, TRACKS, type QuestionSet } from '@rosa/domain';
import { useState, type SyntheticEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useLanguage } from '../../../i18n/language.js';
import type { ActOf } from '../../../offline/acts.js';
import { putActs, sendAll } from '../../../offline/outbox.js';
import { useSession } from '../../session/session.js';
import { errorsIn, refusalOf } from '../errors.js';
import { Buttons, Line, Prose } from '../fields.js';
import { useCompany } from '../logbook.js';
import { newAct } from '../new-act.js';
import { useWriting } from '../use-writing.js';
import { Wrong } from '../Wrong.js';
import { CompanyPick, PlacePick, ProjectPick } from './About.js';
import { CompanyHead } from './CompanyHead.js';
import { MetPeople } from './MetPeople.js';
import { NextStep } from './NextStep.js';
import { Questions } from './Questions.js';
import { checkVisit, nameOfField, newVisit, questionsOf, type Visit } from './visit.js';

/** The form of a meeting along its track. What is typed is on the device at once; saving asks for no signal. */
export const VisitForm = ({
  id,
  sets,
  start,
  refused,
  closes,
}: {
  readonly id: string;
  readonly sets: readonly QuestionSet[];
  readonly start: Visit;
  /** As it was sent, where the server refused it. */
  readonly refused: ActOf<'visit'> | undefined;
  /** The meeting whose next step this one is. */
  readonly closes: string | null;
}) => {
  const { lang, say } = useLanguage();
  const { actor } = useSession();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const [companyId, setCompanyId] = useState(start.companyId);
  const company = useCompany(companyId ?? '').data;
  const title = company?.name ?? say('animator.newVisit');
  const [visit, put] = useWriting<Visit>(id, { title, path: pathname + search }, () => start);
  const set = questionsOf(sets, visit);
  const whole = { ...visit, comune: visit.comune || company?.comune || '' };
  const naming = nameOfField(whole, set);
  const [errors, setErrors] = useState(() => errorsIn(lang, refusalOf(refused), naming));
  const [attempts, setAttempts] = useState(0);
  const change = (part: Partial<Visit>) => put({ version: set?.version ?? null, ...part });

  const save = async () => {
    const checked = checkVisit(whole, set);
    if (!checked.ok) {
      setErrors(errorsIn(lang, checked.errors, naming));
      setAttempts(attempts + 1);
      return;
    }
    const { on } = checked.entry;
    await putActs([
      { ...newAct(id, actor, title), kind: 'visit', entry: { id, ...checked.entry } },
      ...(closes
        ? [
            {
              ...newAct(newId(), actor, title, id),
              kind: 'result' as const,
              entryId: closes,
              result: { on, what: say('animator.visitedAgain') },
            },
          ]
        : []),
    ]);
    void sendAll(actor);
    void navigate(`/incontri/${id}`, { replace: true });
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void save();
  };
  const labelOf = (name: string): string => {
    const question = set?.questions.find(({ code }) => name === `answers.${code}`);
    return question?.text.it ?? say.word(`animator.field.${name.replace(/\[\d+\]/, '')}`);
  };
  const field = { visit, errors, change };
  return (
    <form onSubmit={submit} noValidate className="visit">
      <Wrong
        errors={errors}
        detail={refused?.problem?.detail}
        attempts={attempts}
        labelOf={labelOf}
      />
      <Buttons
        name="track"
        label={say('animator.track')}
        value={visit.track}
        change={(track) => put(newVisit(track as Visit['track'], visit.companyId))}
        options={TRACKS.map((value) => ({ value, label: say(`animator.track.${value}`) }))}
      />
      {visit.track === 'company_interest' &&
        (companyId ? (
          <CompanyHead
            companyId={companyId}
            visitId={id}
            {...field}
            leave={() => {
              setCompanyId(null);
              change({ companyId: null, comune: '' });
            }}
          />
        ) : (
          <CompanyPick
            error={errors['companyId']}
            choose={(chosen) => {
              setCompanyId(chosen.id);
              change({ companyId: chosen.id, comune: chosen.comune });
            }}
          />
        ))}
      {visit.track === 'project_stage' && <ProjectPick {...field} />}
      {visit.track !== 'company_interest' && <PlacePick {...field} />}
      <Line
        name="on"
        label={say('animator.on')}
        type="date"
        value={visit.on}
        error={errors['on']}
        change={(on) => change({ on })}
      />
      <MetPeople
        met={visit.met}
        known={visit.track === 'company_interest' ? (company?.contacts ?? []) : []}
        errors={errors}
        change={(met) => change({ met })}
      />
      <div className="panel">
        <Prose
          name="words"
          label={say('animator.words')}
          hint={say('animator.wordsHint')}
          rows={4}
          value={visit.words}
          error={errors['words']}
          change={(words) => change({ words })}
        />
      </div>
      {set && (
        <fieldset className="panel">
          <legend>{set.title}</legend>
          <Questions
            set={set}
            answers={visit.answers}
            errors={errors}
            change={(answers) => change({ answers })}
          />
        </fieldset>
      )}
      <div className="panel">
        <Prose
          name="promised"
          label={say('animator.promised')}
          rows={2}
          value={visit.promised}
          error={errors['promised']}
          change={(promised) => change({ promised })}
        />
      </div>
      <NextStep {...field} />
      <button type="submit" className="btn btn-primary btn-save">
        {say('animator.saveVisit')}
      </button>
    </form>
  );
};
