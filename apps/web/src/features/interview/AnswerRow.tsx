import type { KeyboardEvent } from 'react';
import { useId } from 'react';
import { useSay } from '../../i18n/language.js';

export type Said = 'yes' | 'no' | null;

const CHOICES = ['yes', 'no', null] as const;
const LABELS = { yes: 'list.yes', no: 'list.no' } as const;
/** A letter for each answer, in either language. */
const LETTERS: Readonly<Record<string, Said>> = { s: 'yes', y: 'yes', n: 'no' };

const rowBeside = (row: Element, by: 1 | -1): HTMLElement | undefined => {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-ask]')];
  return rows[rows.indexOf(row as HTMLElement) + by];
};

const focusRow = (row: HTMLElement | undefined): void => {
  const input =
    row?.querySelector<HTMLElement>('input:checked') ??
    row?.querySelector<HTMLElement>('input, select, textarea');
  input?.focus();
};

/** One question with its answer: yes, no, or not asked. A letter answers and goes on to the next; the arrows go on alone. */
export const AnswerRow = ({
  what,
  before,
  said,
  answer,
}: {
  readonly what: string;
  /** What was known before this interview. */
  readonly before: string | null;
  readonly said: Said;
  readonly answer: (said: Said) => void;
}) => {
  const say = useSay();
  const name = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const letter = LETTERS[event.key.toLowerCase()];
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (letter === undefined && by === 0) return;
    event.preventDefault();
    if (letter !== undefined) answer(letter);
    focusRow(rowBeside(event.currentTarget.closest('[data-ask]')!, by === -1 ? -1 : 1));
  };
  return (
    <fieldset className="ask" data-ask>
      <legend className="visually-hidden">{what}</legend>
      <span className="ask-what" aria-hidden="true">
        {what}
        {before && <small>{say('interview.before', { what: before })}</small>}
      </span>
      <span className="ask-choices">
        {CHOICES.map((choice) => (
          <label key={choice ?? 'skip'} className="check">
            <input
              type="radio"
              name={name}
              checked={said === choice}
              onChange={() => answer(choice)}
              onKeyDown={onKeyDown}
            />
            {say(choice ? LABELS[choice] : 'interview.skip')}
          </label>
        ))}
      </span>
    </fieldset>
  );
};
