import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useSay } from '../../i18n/language.js';

/** What a type-ahead offers. */
export interface Option {
  readonly key: string;
  readonly label: string;
  readonly detail?: ReactNode;
}

interface TypeaheadProps<O extends Option> {
  readonly label: string;
  readonly hint?: string;
  readonly labelHidden?: boolean;
  /** Names the suggestions apart from other type-aheads' in the cache. */
  readonly scope: string;
  readonly suggest: (text: string, signal: AbortSignal) => Promise<readonly O[]>;
  readonly choose: (option: O) => void;
  /** Letters before anything is asked. */
  readonly from?: number;
  readonly placeholder?: string;
}

/** A box that suggests while one types: arrows and Enter choose, Escape closes (the combobox pattern of WAI-ARIA). */
export const Typeahead = <O extends Option>(props: TypeaheadProps<O>) => {
  const { label, hint, labelHidden, scope, suggest, choose, from = 2, placeholder } = props;
  const say = useSay();
  const id = useId();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const asked = useDeferredValue(text.trim());
  const enough = asked.length >= from;
  const found = useQuery({
    queryKey: ['suggest', scope, asked],
    queryFn: ({ signal }) => suggest(asked, signal),
    enabled: enough,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const options = (enough && found.data) || [];
  const shown = open && enough && found.data !== undefined;
  const take = (option: O | undefined) => {
    if (!option) return;
    setText('');
    setOpen(false);
    choose(option);
  };
  const move = (by: number) =>
    setActive((at) => (options.length === 0 ? 0 : (at + by + options.length) % options.length));
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => (shown ? move(1) : setOpen(true)),
    ArrowUp: () => move(-1),
    Enter: () => take(options[active]),
    Escape: () => setOpen(false),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act || (event.key !== 'ArrowDown' && !shown)) return;
    event.preventDefault();
    act();
  };
  return (
    <div className="typeahead">
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : undefined}>
        {label}
      </label>
      {hint && (
        <small id={`${id}-hint`} className="field-hint">
          {hint}
        </small>
      )}
      <input
        id={id}
        className="form-control"
        role="combobox"
        type="text"
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        aria-expanded={shown && options.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-describedby={hint ? `${id}-hint` : undefined}
        aria-activedescendant={shown && options[active] ? `${id}-${active}` : undefined}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className={shown && options.length > 0 ? 'suggestions' : 'suggestions closed'}
      >
        {shown &&
          options.map((option, at) => (
            <div
              key={option.key}
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === active}
              // Before the box loses the focus, which closes the list.
              onMouseDown={(event) => {
                event.preventDefault();
                take(option);
              }}
              onMouseEnter={() => setActive(at)}
            >
              <span>{option.label}</span>
              {option.detail && <small>{option.detail}</small>}
            </div>
          ))}
      </div>
      <div
        className={shown && options.length === 0 ? 'suggestions-none' : 'visually-hidden'}
        role="status"
      >
        {shown &&
          (options.length === 0
            ? say('typeahead.none')
            : say('typeahead.found', { n: options.length }))}
      </div>
    </div>
  );
};
