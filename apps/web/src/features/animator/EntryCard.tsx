import type { LogbookEntry } from '@rosa/domain';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { daysUntil } from './days.js';

/** A meeting as a list shows it, sent or not. */
export interface Meeting extends Partial<LogbookEntry> {
  readonly id: string;
  readonly writtenBy: string | null;
}

/** When it was, in the words one would use; the day, when it is longer ago. */
export const useDayWord = (): ((day: string) => string) => {
  const say = useSay();
  return (day) => {
    const away = daysUntil(day);
    if (away === 0) return say('animator.today');
    if (away === -1) return say('animator.yesterday');
    return say('animator.day', { on: day });
  };
};

/** Who was there, when, and what was said. */
export const EntryCard = ({
  entry,
  tag,
  linked = true,
}: {
  readonly entry: Meeting;
  readonly tag?: ReactNode;
  readonly linked?: boolean;
}) => {
  const say = useSay();
  const dayWord = useDayWord();
  const { id, on, writtenBy, words, promised, nextStep, met = [] } = entry;
  const when = [on && dayWord(on), writtenBy].filter(Boolean).join(' · ');
  return (
    <li className="card-row entry">
      <div className="card-row-main">
        <h3>
          {linked ? (
            <Link className="stretched" to={`/incontri/${id}`}>
              {when}
            </Link>
          ) : (
            when
          )}
        </h3>
        {met.length > 0 && <p className="facts">{met.map(({ name }) => name).join(', ')}</p>}
        {words && <blockquote className="said">{words}</blockquote>}
        {promised && <p>{say('animator.promisedWas', { what: promised })}</p>}
        {nextStep && (
          <p className="facts">
            {say('animator.stepWas', { what: nextStep.what, on: nextStep.on })}
          </p>
        )}
      </div>
      {tag}
    </li>
  );
};
