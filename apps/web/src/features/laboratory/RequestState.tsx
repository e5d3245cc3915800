import { useSay } from '../../i18n/language.js';
import { romeDay } from '../../shared/rome.js';
import type { SentRequest } from './laboratory.js';

const TONES = { accepted: 'tag-good', declined: 'tag-bad', called: '' } as const;

/** What became of a request, in a word: waiting since when, opened, not opened and why, or called by its own laboratory. */
export const RequestState = ({
  request: { answer, askedAt },
}: {
  readonly request: Pick<SentRequest, 'answer' | 'askedAt'>;
}) => {
  const say = useSay();
  if (!answer) {
    return <span className="tag tag-warn">{say('lab.waiting', { on: romeDay(askedAt) })}</span>;
  }
  const { reason } = answer;
  return (
    <span className={`tag ${TONES[answer.answer]}`}>
      {say(`lab.state.${answer.answer}`)}
      {reason && `: ${say(`lab.reason.${reason}`)}`}
    </span>
  );
};
