import { isToCallAgain } from '@rosa/domain';
import type { InvitedAnswer } from '@rosa/registry';
import { useCallback, useRef, useState, type KeyboardEvent } from 'react';
import { useLanguage } from '../../i18n/language.js';
import { useNames } from '../../shared/reference/names.js';
import { Empty } from '../../shared/states/Empty.js';
import { Refused } from '../../shared/states/Refused.js';
import { useAddress } from '../../shared/use-address.js';
import { useTell, type End } from './convocations.js';
import { focusRow, InvitedRow } from './InvitedRow.js';

const FILTERS = ['all', 'awaited', 'came', 'again'] as const;
type Filter = (typeof FILTERS)[number];

const SHOWS: Readonly<Record<Filter, (person: InvitedAnswer) => boolean>> = {
  all: () => true,
  awaited: ({ end }) => end === null,
  came: ({ end }) => end === 'came',
  again: isToCallAgain,
};

/** Rows drawn before more are asked for: a box above finds anyone. */
const FIRST = 100;

/** Letters without their accents and case. */
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const isNamed = ({ familyName, givenName }: InvitedAnswer, letters: string): boolean =>
  plain(`${familyName ?? ''} ${givenName ?? ''}`).includes(letters) ||
  plain(`${givenName ?? ''} ${familyName ?? ''}`).includes(letters);

const useFilter = () => {
  const [{ mostra }, change] = useAddress(['mostra']);
  const filter = FILTERS.find((each) => each === mostra) ?? 'all';
  // Whoever was shown stays while they are told of: a row that left under the hand would take the next one's place.
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const choose = (next: Filter) => {
    setKept(new Set());
    change({ mostra: next === 'all' ? '' : next });
  };
  const keep = useCallback((id: string) => setKept((before) => new Set([...before, id])), []);
  return { filter, kept, keep, choose };
};

/** Everyone called in, to be found by a few letters and told of by one. */
export const InvitedList = ({
  id,
  people,
  tells,
}: {
  readonly id: string;
  readonly people: readonly InvitedAnswer[];
  readonly tells: boolean;
}) => {
  const { say, number } = useLanguage();
  const { filter, kept, keep, choose } = useFilter();
  const [letters, setLetters] = useState('');
  const [shown, setShown] = useState(FIRST);
  const list = useRef<HTMLUListElement>(null);
  const { mutate, error } = useTell(id);
  const tell = useCallback(
    (workerId: string, end: End) => {
      keep(workerId);
      mutate([{ workerId, end }]);
    },
    [keep, mutate],
  );
  const found = people.filter(
    (person) =>
      (SHOWS[filter](person) || kept.has(person.workerId)) && isNamed(person, plain(letters)),
  );
  const drawn = found.slice(0, shown);
  const comune = useNames(
    'comuni',
    drawn.map((person) => person.comune),
  );
  const toFirst = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    focusRow(list.current?.firstElementChild);
  };
  return (
    <>
      <div className="filters" role="search">
        <div className="field grow">
          <label htmlFor="find-invited">{say('call.find')}</label>
          {tells && <small className="field-hint">{say('call.findHint')}</small>}
          <input
            id="find-invited"
            className="form-control"
            autoComplete="off"
            value={letters}
            onChange={({ target }) => setLetters(target.value)}
            onKeyDown={toFirst}
          />
        </div>
        <div className="field">
          <label htmlFor="filter-invited">{say('call.filter')}</label>
          <select
            id="filter-invited"
            className="form-select"
            value={filter}
            onChange={({ target }) => choose(target.value as Filter)}
          >
            {FILTERS.map((each) => (
              <option key={each} value={each}>
                {`${say(`call.filter.${each}`)} (${number(people.filter(SHOWS[each]).length)})`}
              </option>
            ))}
          </select>
        </div>
      </div>
      {tells && <p className="field-hint only-wide">{say('call.keys')}</p>}
      {tells && <p className="field-hint">{say('call.excusedFrees')}</p>}
      <Refused error={error} />
      {drawn.length === 0 ? (
        <Empty title={say('call.none')} hint={say('call.noneHint')} />
      ) : (
        <ul className="card-list" ref={list}>
          {drawn.map((person) => (
            <InvitedRow
              key={person.workerId}
              person={person}
              comune={person.comune ? comune(person.comune) : ''}
              tell={tells ? tell : undefined}
            />
          ))}
        </ul>
      )}
      {found.length > drawn.length && (
        <button
          type="button"
          className="btn btn-outline-primary"
          onClick={() => setShown(shown + FIRST)}
        >
          {say('list.more')}
        </button>
      )}
    </>
  );
};
