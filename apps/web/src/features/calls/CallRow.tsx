import type { ShortlistCandidate } from '@rosa/opportunities';
import { useEffect, useId, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/language.js';
import { Icon } from '../../shared/Icon.js';
import { PersonLink } from '../../shared/PersonLink.js';
import { AskLaboratory } from '../laboratory/AskLaboratory.js';
import type { LineRequests } from '../laboratory/laboratory.js';
import type { PersonNames } from '../workbench/person-names.js';
import { ScoreBar } from '../workbench/ScoreBar.js';
import { CallPanel } from './CallPanel.js';
import { cameOf, lastCall, lastVerdict } from './candidate.js';

const Standing = ({ person }: { readonly person: ShortlistCandidate }) => {
  const { say } = useLanguage();
  const call = lastCall(person);
  const verdict = lastVerdict(person);
  const { withdrawn, rosters } = person.live;
  return (
    <span className="standing">
      {withdrawn && (
        <span className="tag tag-bad">{say('calls.withdrawn', { why: withdrawn.why })}</span>
      )}
      {call && <span className={`tag tag-${call.outcome}`}>{cameOf(call, say)}</span>}
      {verdict && (
        <span className={`tag tag-${verdict.verdict}`}>
          {say(`calls.verdict.${verdict.verdict}`)}
        </span>
      )}
      {rosters.length > 0 && (
        <Link className="tag tag-good" to={`/rose/${rosters.at(-1)}`}>
          {say('calls.inRoster')}
        </Link>
      )}
    </span>
  );
};

/** The id of the button by which someone of the list is called. */
export const callButtonOf = (workerId: string): string => `call-${workerId}`;

/** Somebody to call: who, what came of it so far, and beneath, when one calls, how to reach them and what to note. */
export const CallRow = ({
  person,
  place,
  names,
  requests,
  shortlistId,
  works,
  isNext,
  noted,
  chosen,
}: {
  readonly person: ShortlistCandidate;
  readonly place: number;
  readonly names: PersonNames;
  /** What was asked of other laboratories for this list's line. */
  readonly requests: LineRequests;
  readonly shortlistId: string;
  /** Does whoever reads this list also call by it? */
  readonly works: boolean;
  /** The focus comes here after the one before was noted. */
  readonly isNext: boolean;
  readonly noted: () => void;
  /** Whether they go on the roster; `null` where they cannot. */
  readonly chosen: { readonly yes: boolean; readonly toggle: () => void } | null;
}) => {
  const { say, number } = useLanguage();
  const id = useId();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isNext) button.current?.focus();
  }, [isNext]);
  const { masked, comune, workerId } = person;
  const name = names.person(person, place);
  // Opened by their own laboratory: reached for this line, and no record of this one.
  const opened = masked ? undefined : requests.of(workerId)?.person.contacts;
  return (
    <li className="person">
      <div className="person-line">
        <span className="place">{place}</span>
        <div className="person-who">
          <h3>{opened ? name : <PersonLink id={workerId} name={name} masked={masked} />}</h3>
          <p className="facts">
            {comune && !masked && <span>{names.comune(comune)}</span>}
            {person.distanceKm !== null && (
              <span>{say('bench.distance', { km: person.distanceKm })}</span>
            )}
            {masked && <span>{say(comune ? 'calls.masked' : 'calls.noLaboratory')}</span>}
            {opened && <span>{say('lab.openedHere')}</span>}
            {!person.consentAsked && !masked && (
              <span className="elsewhere">{say('bench.consentNotAsked')}</span>
            )}
          </p>
        </div>
        <Standing person={person} />
        <span className="score num">{number(person.score, 2)}</span>
      </div>
      <ScoreBar person={person} nameOf={names.asked} />
      {works && !masked && (
        <div className="person-actions">
          {chosen && (
            <label className="check">
              <input
                type="checkbox"
                checked={chosen.yes}
                aria-label={say('calls.choosePerson', { name })}
                onChange={chosen.toggle}
              />
              {say('calls.choose')}
            </label>
          )}
          <button
            ref={button}
            id={callButtonOf(workerId)}
            type="button"
            className="btn btn-outline-primary btn-sm"
            aria-expanded={open}
            aria-controls={id}
            aria-label={say('calls.callPerson', { name })}
            onClick={() => setOpen(!open)}
          >
            <Icon name="telephone" />
            {say('calls.call')}
          </button>
        </div>
      )}
      {works && masked && comune && (
        <AskLaboratory requests={requests} workerId={workerId} name={name} />
      )}
      <div id={id} hidden={!open}>
        {open && (
          <CallPanel
            person={person}
            contacts={opened ?? null}
            name={name}
            shortlistId={shortlistId}
            noted={() => {
              setOpen(false);
              noted();
            }}
          />
        )}
      </div>
    </li>
  );
};
