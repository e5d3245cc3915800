import { formatDay, newId, type QuestionSet } from '@rosa/domain';
import type { WorkerAnswer } from '@rosa/registry';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Link, useNavigate, useParams } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { today } from '../../shared/form/read-form.js';
import { Page } from '../../shared/layout/Page.js';
import { Answer } from '../../shared/states/Answer.js';
import { workerQuery } from '../calls/calls.js';
import { nameOf } from '../person/person.js';
import { useSession } from '../session/session.js';
import { dropDraft, keepDraft, keptDraft, newDraft, type Draft } from './draft.js';
import { readInterview, recordInterview, requestOf, saysNothing } from './interview.js';
import { questionnaireOf, useQuestionnaires, wrongAnswers } from './questionnaire.js';
import { QuestionnaireStep } from './QuestionnaireStep.js';
import { PrintedPage } from './PrintedPage.js';
import { Review, useChanges } from './Review.js';
import { ExperienceStep, SkillsStep } from './practice-steps.js';
import {
  AvailabilityStep,
  ConsentStep,
  MotivationStep,
  StartStep,
  type StepProps,
} from './steps.js';

const STEPS = [
  { name: 'start', Step: StartStep },
  { name: 'consent', Step: ConsentStep },
  { name: 'availability', Step: AvailabilityStep },
  { name: 'skills', Step: SkillsStep },
  { name: 'experience', Step: ExperienceStep },
  { name: 'motivation', Step: MotivationStep },
] as const satisfies readonly {
  readonly name: string;
  readonly Step: React.ComponentType<StepProps>;
}[];

/** The questionnaire is a step where the central team wrote one. */
const namesOf = (set: QuestionSet | undefined) => [
  ...STEPS.map(({ name }) => name),
  ...(set ? (['questionnaire'] as const) : []),
  'review' as const,
];

const Recorded = ({
  worker,
  on,
  changes,
}: {
  readonly worker: WorkerAnswer;
  readonly on: string;
  readonly changes: readonly string[];
}) => {
  const say = useSay();
  return (
    <>
      <div className="no-print">
        <p className="notice notice-good" role="status">
          {say('interview.done')}
        </p>
        <div className="step-foot">
          <button type="button" className="btn btn-primary" onClick={() => print()}>
            {say('interview.print')}
          </button>
          <Link to={`/persone/${worker.id}`}>{nameOf(worker)}</Link>
        </div>
      </div>
      <PrintedPage name={nameOf(worker)} on={on} changes={changes} />
    </>
  );
};

const Held = ({ worker }: { readonly worker: WorkerAnswer }) => {
  const say = useSay();
  const { actor } = useSession();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { id } = worker;
  const [draft, setDraft] = useState(() => keptDraft(actor, id) ?? newDraft(formatDay(today())));
  const [at, setAt] = useState(0);
  const [key] = useState(newId);
  const heading = useRef<HTMLHeadingElement>(null);
  const versions = useQuestionnaires();
  const set = questionnaireOf(versions.data ?? [], draft);
  const names = namesOf(set);
  const changes = useChanges(draft, set);
  const request = requestOf(draft, set);
  const recording = useMutation({
    mutationFn: () => recordInterview(id, request, key),
    onSuccess: async () => {
      dropDraft(actor, id);
      await queries.invalidateQueries({ queryKey: ['worker', id] });
    },
  });
  const reading = readInterview(request);
  const wrong = wrongAnswers(draft, set);
  const put = (change: Partial<Draft>) => {
    const next = { ...draft, ...change };
    setDraft(next);
    keepDraft(actor, id, next);
  };
  const go = (to: number) => {
    // The step is there at once, and whoever reads by ear begins with its name: a later focus would take the next key away.
    flushSync(() => setAt(to));
    heading.current?.focus();
  };
  const discard = () => {
    dropDraft(actor, id);
    void navigate(`/persone/${id}`);
  };
  const name = names[at] ?? 'review';
  const last = name === 'review';
  const Step = STEPS[at]?.Step;
  const title = say('interview.title', { name: nameOf(worker) });
  const trail = [
    { to: '/persone', label: say('people.title') },
    { to: `/persone/${id}`, label: nameOf(worker) },
  ];
  if (recording.isSuccess) {
    return (
      <Page title={title} trail={trail}>
        <Recorded worker={worker} on={draft.on} changes={changes} />
      </Page>
    );
  }
  return (
    <Page title={title} lead={<p>{say('interview.lead')}</p>} trail={trail}>
      <div className="interview">
        <nav aria-label={say('interview.steps')}>
          <ol className="steps">
            {names.map((each, index) => (
              <li key={each}>
                <button
                  type="button"
                  aria-current={index === at ? 'step' : undefined}
                  onClick={() => go(index)}
                >
                  {say(`interview.section.${each}`)}
                </button>
              </li>
            ))}
          </ol>
        </nav>
        <section className="panel" aria-labelledby="step">
          {versions.isError && (
            <p className="notice notice-warning" role="status">
              {say('interview.questionsAway')}
            </p>
          )}
          <h2 id="step" ref={heading} tabIndex={-1}>
            {say(`interview.section.${name}`)}{' '}
            <small>{say('interview.step', { at: at + 1, of: names.length })}</small>
          </h2>
          {Step && <Step worker={worker} draft={draft} put={put} />}
          {name === 'questionnaire' && set && (
            <QuestionnaireStep set={set} draft={draft} put={put} />
          )}
          {last && (
            <Review
              changes={changes}
              errors={reading.ok ? [] : reading.errors}
              wrong={wrong}
              refused={recording.error}
            />
          )}
          <div className="step-foot">
            {at > 0 && (
              <button type="button" className="btn btn-outline-primary" onClick={() => go(at - 1)}>
                {say('interview.back')}
              </button>
            )}
            {last ? (
              <button
                type="button"
                className="btn btn-primary"
                disabled={
                  !reading.ok || wrong.length > 0 || saysNothing(request) || recording.isPending
                }
                onClick={() => recording.mutate()}
              >
                {say('interview.save')}
              </button>
            ) : (
              <button type="button" className="btn btn-primary" onClick={() => go(at + 1)}>
                {say('interview.next')}
              </button>
            )}
            {last && (
              <button type="button" className="btn btn-link" onClick={discard}>
                {say('interview.discard')}
              </button>
            )}
            <span className="saved">{say('interview.saved')}</span>
          </div>
        </section>
      </div>
    </Page>
  );
};

/** The guided interview: keyboard first, kept as it goes, one pass for the whole record. */
const InterviewPage = () => {
  const { id = '' } = useParams();
  return (
    <Answer wholePage query={useQuery(workerQuery(id))}>
      {(worker) => <Held key={worker.id} worker={worker} />}
    </Answer>
  );
};

export default InterviewPage;
