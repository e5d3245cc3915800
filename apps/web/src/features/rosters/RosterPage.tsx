import type { RosterAnswered } from '@rosa/opportunities';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { Page } from '../../shared/layout/Page.js';
import { useNames } from '../../shared/reference/names.js';
import { Answer } from '../../shared/states/Answer.js';
import { Refused } from '../../shared/states/Refused.js';
import { rosterQuery, useTakeNote } from '../calls/calls.js';
import { InviteButton } from '../employer/InviteButton.js';
import { Icon } from '../../shared/Icon.js';
import { useShownName } from '../../shared/shown-name.js';
import { RECEIVERS } from '../session/roles.js';
import { useSession } from '../session/session.js';
import { companyQuery } from '../opportunities/opportunities.js';
import { romeDay } from '../../shared/rome.js';

/** What the employer has answered and nobody has taken note of: said, with the way to say that it was read. */
const Unseen = ({ roster: { id, unseenAnswer } }: { readonly roster: RosterAnswered }) => {
  const say = useSay();
  const mayTake = RECEIVERS.includes(useSession().role);
  const { mutate, isPending, isSuccess, error } = useTakeNote(id);
  if (isSuccess && !unseenAnswer) return <p role="status">{say('roster.noted')}</p>;
  if (!mayTake || !unseenAnswer) return null;
  return (
    <div className="notice notice-info">
      <p>{say('roster.unseen', { on: romeDay(unseenAnswer) })}</p>
      <Refused error={error} />
      <button
        type="button"
        className="btn btn-primary btn-sm"
        disabled={isPending}
        onClick={() => mutate()}
      >
        {say('roster.takeNote')}
      </button>
    </div>
  );
};

const Shown = ({ roster }: { readonly roster: RosterAnswered }) => {
  const say = useSay();
  const shownName = useShownName();
  // On paper it leaves the product: those who give it take it, as the employer does.
  const mayTake = RECEIVERS.includes(useSession().role);
  const company = useQuery(companyQuery(roster.companyId)).data;
  const justGiven = (useLocation().state as { readonly given?: boolean } | null)?.given;
  const comune = useNames(
    'comuni',
    roster.people.map((person) => person.comune),
  );
  const trail = roster.shortlistId
    ? [{ to: `/liste/${roster.shortlistId}`, label: say('calls.title') }]
    : [];
  return (
    <Page
      title={say('roster.title', { company: company?.name ?? '…' })}
      trail={[...trail]}
      lead={
        <p>
          {say('roster.given', {
            on: romeDay(roster.givenAt),
            by: roster.givenBy,
            until: roster.expiresOn,
          })}
        </p>
      }
      aside={
        mayTake && (
          <>
            <a
              className="btn btn-outline-primary btn-sm"
              href={`/api/rosters/${roster.id}/pdf`}
              download
            >
              <Icon name="print" />
              {say('roster.pdf')}
            </a>
            <a
              className="btn btn-outline-primary btn-sm"
              href={`/api/rosters/${roster.id}/csv`}
              download
            >
              <Icon name="download" />
              {say('roster.csv')}
            </a>
          </>
        )
      }
    >
      {justGiven && (
        <p className="notice notice-good" role="status">
          {say('roster.givenNow')}
        </p>
      )}
      <Unseen roster={roster} />
      <InviteButton companyId={roster.companyId} />
      {roster.note && <blockquote className="words">{roster.note}</blockquote>}
      <ul className="card-list">
        {roster.people.map((person) => (
          <li key={person.workerId} className="card-row">
            <div className="card-row-main">
              <h2>{shownName(person)}</h2>
              <p className="facts">{person.comune && <span>{comune(person.comune)}</span>}</p>
            </div>
            <p>
              <span className="visually-hidden">{say('roster.answer')}: </span>
              <span className="tag">
                {person.answer
                  ? say(`roster.answer.${person.answer.answer}`)
                  : say('roster.noAnswer')}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Page>
  );
};

/** A roster as given, with what the employer answered. */
const RosterPage = () => {
  const { id = '' } = useParams();
  const query = useQuery(rosterQuery(id));
  return (
    <Answer wholePage query={query}>
      {(roster) => <Shown roster={roster} />}
    </Answer>
  );
};

export default RosterPage;
