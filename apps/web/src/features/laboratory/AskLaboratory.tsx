import { newId } from '@rosa/domain';
import { useEffect, useId, useRef, useState } from 'react';
import { useSay } from '../../i18n/language.js';
import { Icon } from '../../shared/Icon.js';
import { Refused } from '../../shared/states/Refused.js';
import { useAsk, type AskedLine, type LineRequests } from './laboratory.js';
import { RequestState } from './RequestState.js';

const AskForm = ({
  line: { opportunityId, lineId },
  workerId,
  sent,
}: {
  readonly line: AskedLine;
  readonly workerId: string;
  readonly sent: () => void;
}) => {
  const say = useSay();
  const id = useId();
  const [key] = useState(newId);
  const [note, setNote] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const asking = useAsk(key);
  const ask = () =>
    asking.mutate(
      { opportunityId, lineId, workerId, note: note.trim() || null },
      { onSuccess: sent },
    );
  return (
    <div className="call-panel">
      <div className="field">
        <label htmlFor={id}>{say('lab.note')}</label>
        <small id={`${id}-hint`} className="field-hint">
          {say('lab.noteHint')}
        </small>
        <textarea
          id={id}
          ref={field}
          className="form-control"
          rows={2}
          maxLength={500}
          aria-describedby={`${id}-hint`}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </div>
      <Refused error={asking.error} />
      <button
        type="button"
        className="btn btn-primary btn-sm"
        disabled={asking.isPending}
        onClick={ask}
      >
        {say('lab.send')}
      </button>
    </div>
  );
};

/** For somebody of another territory: asks their laboratory, or says what it answered. */
export const AskLaboratory = ({
  requests,
  workerId,
  name,
}: {
  readonly requests: LineRequests;
  readonly workerId: string;
  readonly name: string;
}) => {
  const say = useSay();
  const id = useId();
  const [open, setOpen] = useState(false);
  const request = requests.of(workerId);
  const answer = request?.answer;
  // Who was not opened may be asked for again: things change.
  const mayAsk = requests.mayAsk && (!request || answer?.answer === 'declined');
  return (
    <div className="ask-laboratory" role={request ? 'status' : undefined}>
      <p className="facts">
        {request && <RequestState request={request} />}
        {answer?.note && <q>{answer.note}</q>}
        {mayAsk && (
          <button
            type="button"
            className="btn btn-outline-primary btn-sm"
            aria-expanded={open}
            aria-controls={id}
            aria-label={say(request ? 'lab.askAgainFor' : 'lab.askFor', { name })}
            onClick={() => setOpen(!open)}
          >
            <Icon name="mail" />
            {say(request ? 'lab.askAgain' : 'lab.ask')}
          </button>
        )}
      </p>
      <div id={id} hidden={!open}>
        {open && <AskForm line={requests.line} workerId={workerId} sent={() => setOpen(false)} />}
      </div>
    </div>
  );
};
