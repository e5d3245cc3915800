import type { ListedPerson } from '@rosa/opportunities';
import { memo, useId, useState, type ReactNode } from 'react';
import { useLanguage } from '../../i18n/language.js';
import { Icon } from '../../shared/Icon.js';
import { PersonLink } from '../../shared/PersonLink.js';
import type { PersonNames } from './person-names.js';
import { Reasons } from './Reasons.js';
import { ScoreBar } from './ScoreBar.js';

const Distance = ({
  person: { distanceKm: km, approximate },
}: {
  readonly person: ListedPerson;
}) => {
  const { say } = useLanguage();
  if (km === null) return say('bench.distanceUnknown');
  return say(approximate ? 'bench.distanceAbout' : 'bench.distance', { km });
};

const ToAsk = ({
  person,
  names,
}: {
  readonly person: ListedPerson;
  readonly names: PersonNames;
}) => {
  const { say, number } = useLanguage();
  const worth = person.toAscertain.filter(({ points }) => points >= 0.0005);
  if (worth.length === 0 && person.consentAsked) return null;
  return (
    <ul className="to-ask" aria-label={say('bench.toAsk')}>
      {!person.consentAsked && <li className="to-ask-consent">{say('bench.consentNotAsked')}</li>}
      {worth.map(({ of, points }) => (
        <li key={of}>
          {say('bench.toAskGain', { what: names.asked(of), points: number(points, 2) })}
        </li>
      ))}
    </ul>
  );
};

const Elsewhere = ({ elsewhere: { shortlists, rosters } }: Pick<ListedPerson, 'elsewhere'>) => {
  const { say } = useLanguage();
  return (
    <>
      {shortlists > 0 && (
        <span className="elsewhere">{say('bench.elsewhereLists', { n: shortlists })}</span>
      )}
      {rosters > 0 && (
        <span className="elsewhere">{say('bench.elsewhereRosters', { n: rosters })}</span>
      )}
    </>
  );
};

/** Somebody of a list: where they stand and why, what is still to ask, where else they are proposed. */
export const PersonRow = memo(function PersonRow({
  person,
  place,
  names,
  actions,
  children,
}: {
  readonly person: ListedPerson;
  readonly place: number;
  readonly names: PersonNames;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { say, number } = useLanguage();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { workerId, masked, comune, score } = person;
  const name = names.person(person, place);
  return (
    <li className="person">
      <div className="person-line">
        <span className="place">{place}</span>
        <div className="person-who">
          <h3>
            <PersonLink id={workerId} name={name} masked={masked} />
          </h3>
          <p className="facts">
            {comune && !masked && <span>{names.comune(comune)}</span>}
            <span>
              <Distance person={person} />
            </span>
            {masked && <span>{say('bench.masked')}</span>}
            <Elsewhere elsewhere={person.elsewhere} />
          </p>
        </div>
        <span className="score num" aria-hidden="true">
          {number(score, 2)}
        </span>
      </div>
      <ScoreBar person={person} nameOf={names.asked} />
      <div className="person-foot">
        <ToAsk person={person} names={names} />
        <div className="person-actions">
          {actions}
          <button
            type="button"
            className="btn btn-link"
            aria-expanded={open}
            aria-controls={id}
            aria-label={say('bench.whyOf', { name })}
            onClick={() => setOpen(!open)}
          >
            {say('bench.why')}
            <Icon name={open ? 'collapse' : 'expand'} className="icon-xs" />
          </button>
        </div>
      </div>
      <div id={id} hidden={!open}>
        {open && (
          <Reasons
            contributions={person.contributions}
            score={score}
            nameOf={names.asked}
            label={say('bench.whyOf', { name })}
          />
        )}
      </div>
      {children}
    </li>
  );
});
