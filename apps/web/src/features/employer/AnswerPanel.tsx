import { ROSTER_ANSWERS, type RosterAnswer } from '@rosa/domain';
import { useState } from 'react';
import { useSay } from '../../i18n/language.js';
import { romeDay } from '../../shared/rome.js';
import { Refused } from '../../shared/states/Refused.js';
import { personName, type RosterPerson } from '../rosters/RosterSheet.js';
import { useRosterAnswer } from './employer.js';
import { HiredForm, RefusedForm } from './AnswerForms.js';

type Said = (typeof ROSTER_ANSWERS)[number];

/** Those that say more than themselves. */
const ASKS = ['hired', 'refused'] as const;

const asksMore = (said: Said): said is (typeof ASKS)[number] => ASKS.includes(said as never);

/** What the company said of a person last. */
const Given = ({ answer }: { readonly answer: NonNullable<RosterPerson['answer']> }) => {
  const say = useSay();
  const { at, by, onBehalf } = answer;
  const told = { answer: say(`roster.answer.${answer.answer}`), on: romeDay(at) };
  return (
    <p className="given">
      <span className="visually-hidden">{say('received.yourAnswer')}: </span>
      <strong>
        {onBehalf ? say('received.onBehalf', { ...told, by }) : say('received.answeredOn', told)}
      </strong>
    </p>
  );
};

/** An answer for one person: a press for those that say it all, a short form for a hire and for a refusal. */
export const AnswerPanel = ({
  rosterId,
  person,
  saved,
}: {
  readonly rosterId: string;
  readonly person: RosterPerson;
  readonly saved: () => void;
}) => {
  const say = useSay();
  const { workerId, answer, confirmed, withdrawn } = person;
  const { mutateAsync, error, isPending } = useRosterAnswer(rosterId);
  const [asking, setAsking] = useState<(typeof ASKS)[number] | null>(null);
  const [changing, setChanging] = useState(false);
  const name = personName(person);
  const send = async (body: RosterAnswer) => {
    await mutateAsync(body);
    setAsking(null);
    setChanging(false);
    saved();
  };
  const choose = (said: Said) => {
    if (asksMore(said)) setAsking(said);
    // A refusal is shown below; nothing waits for it.
    else send({ answer: said, workerId, note: null }).catch(() => undefined);
  };
  if (confirmed) return <p className="tag tag-good">{say('received.confirmed')}</p>;
  if (withdrawn) return <p className="notice notice-info">{say('received.unavailable')}</p>;
  return (
    <div className="answer-panel">
      {answer && <Given answer={answer} />}
      {answer && !changing ? (
        <button
          type="button"
          className="btn btn-link"
          aria-label={`${say('received.change')}: ${name}`}
          onClick={() => setChanging(true)}
        >
          {say('received.change')}
        </button>
      ) : (
        <div className="buttons" role="group" aria-label={say('received.choose', { name })}>
          {ROSTER_ANSWERS.map((said) => (
            <button
              key={said}
              type="button"
              className="btn btn-outline-primary btn-sm"
              disabled={isPending}
              aria-expanded={asksMore(said) ? asking === said : undefined}
              aria-label={say('received.answerFor', { answer: say(`roster.answer.${said}`), name })}
              onClick={() => choose(said)}
            >
              {say(`roster.answer.${said}`)}
            </button>
          ))}
        </div>
      )}
      {asking === null && <Refused error={error} />}
      {asking === 'hired' && <HiredForm workerId={workerId} send={send} />}
      {asking === 'refused' && <RefusedForm workerId={workerId} send={send} />}
    </div>
  );
};
