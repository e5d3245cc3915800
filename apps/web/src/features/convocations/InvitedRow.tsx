import { CALL_IN_ENDS } from '@rosa/domain';
import type { InvitedAnswer } from '@rosa/registry';
import { memo, useId, type KeyboardEvent } from 'react';
import { useSay } from '../../i18n/language.js';
import { PersonLink } from '../../shared/PersonLink.js';
import type { End } from './convocations.js';

const ENDS = [null, ...CALL_IN_ENDS] as const;

/** A letter for each end, in either language. */
const LETTERS: Readonly<Record<string, End>> = {
  a: null,
  v: 'came',
  c: 'came',
  n: 'did_not_come',
  g: 'excused',
  e: 'excused',
  r: 'not_reached',
};

/** Puts the focus on what is told of a person in the list. */
export const focusRow = (row: Element | null | undefined): void => {
  const input =
    row?.querySelector<HTMLInputElement>('input:checked') ??
    row?.querySelector<HTMLInputElement>('input');
  input?.focus();
};

/** Somebody called in, and what became of it: a letter tells it and goes on to the next. */
export const InvitedRow = memo(
  ({
    person,
    comune,
    tell,
  }: {
    readonly person: InvitedAnswer;
    readonly comune: string;
    /** Absent for those who only read. */
    readonly tell: ((workerId: string, end: End) => void) | undefined;
  }) => {
    const say = useSay();
    const group = useId();
    const { workerId, familyName, givenName, on, at, sentOn, end } = person;
    const name = familyName ? `${familyName} ${givenName}` : say('call.gone');
    const endWord = (each: End) => say(`call.end.${each ?? 'awaited'}`);
    const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const told = LETTERS[event.key.toLowerCase()];
      const goes = event.key === 'ArrowDown' || event.key === 'ArrowUp';
      if (told === undefined && !goes) return;
      event.preventDefault();
      if (told !== undefined) tell?.(workerId, told);
      const row = event.currentTarget.closest('li')!;
      focusRow(event.key === 'ArrowUp' ? row.previousElementSibling : row.nextElementSibling);
    };
    return (
      <li className="card-row invited">
        <div className="card-row-main">
          <h3>
            <PersonLink id={workerId} name={name} masked={familyName === null} />
          </h3>
          <p className="facts">
            {comune && <span>{comune}</span>}
            {on && <span>{say('call.appointment', { on, at })}</span>}
            {sentOn && <span>{say('call.sentOn', { on: sentOn })}</span>}
          </p>
        </div>
        {tell ? (
          <fieldset className="ends">
            <legend className="visually-hidden">{name}</legend>
            {ENDS.map((each) => (
              <label key={each ?? 'awaited'} className={`end end-${each ?? 'awaited'}`}>
                <input
                  type="radio"
                  name={group}
                  checked={end === each}
                  onChange={() => tell(workerId, each)}
                  onKeyDown={onKeyDown}
                />
                {endWord(each)}
              </label>
            ))}
          </fieldset>
        ) : (
          <span className={`tag ${end === 'came' ? 'tag-good' : ''}`}>{endWord(end)}</span>
        )}
      </li>
    );
  },
);
