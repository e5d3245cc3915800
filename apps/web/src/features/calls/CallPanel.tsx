import { CALL_OUTCOMES, type CallOutcome } from '@rosa/domain';
import type { ShortlistCandidate } from '@rosa/opportunities';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '../../i18n/language.js';
import { Answer } from '../../shared/states/Answer.js';
import { ErrorState } from '../../shared/states/ErrorState.js';
import { useNote, workerQuery } from './calls.js';
import { CallBackForm } from './CallBackForm.js';
import { cameOf } from './candidate.js';
import { DeclineForm } from './DeclineForm.js';
import { VerdictForm } from './VerdictForm.js';
import { romeDay } from '../../shared/rome.js';

/** Ways to reach someone; `null` where none is known. */
export interface Contacts {
  readonly phone: string | null;
  readonly email: string | null;
}

const Reached = ({ contacts }: { readonly contacts: Contacts | null }) => {
  const say = useSay();
  return (
    <p className="contacts">
      {contacts?.phone ? (
        <a className="phone" href={`tel:${contacts.phone}`}>
          {contacts.phone}
        </a>
      ) : (
        say('calls.noPhone')
      )}
      {contacts?.email && <a href={`mailto:${contacts.email}`}>{contacts.email}</a>}
    </p>
  );
};

const OwnContacts = ({ workerId }: { readonly workerId: string }) => (
  <Answer query={useQuery(workerQuery(workerId))}>
    {({ contacts }) => <Reached contacts={contacts} />}
  </Answer>
);

const History = ({ person: { live } }: { readonly person: ShortlistCandidate }) => {
  const say = useSay();
  const acts = [
    ...live.calls.map((call) => ({
      what: [cameOf(call, say), call.reason && say.word(`decline.${call.reason}`)]
        .filter(Boolean)
        .join(' – '),
      at: call.at,
      by: call.by,
    })),
    ...live.verdicts.map(({ verdict, reason, at, by }) => ({
      what: `${say(`calls.verdict.${verdict}`)} – ${reason}`,
      at,
      by,
    })),
  ].toSorted((a, b) => (a.at < b.at ? 1 : -1));
  if (acts.length === 0) return null;
  return (
    <>
      <h4>{say('calls.history')}</h4>
      <ul className="plain small">
        {acts.map(({ what, at, by }) => (
          <li key={at + what}>
            {by
              ? say('calls.act', { what, by, on: romeDay(at) })
              : say('calls.actMasked', { what, on: romeDay(at) })}
          </li>
        ))}
      </ul>
    </>
  );
};

/** Outcomes of which more is asked: why, or when. */
const FOLLOWED_UP = ['declined', 'call_back'] as const satisfies CallOutcome[];

type FollowedUp = (typeof FOLLOWED_UP)[number];

const isFollowedUp = (outcome: CallOutcome): outcome is FollowedUp =>
  (FOLLOWED_UP as readonly CallOutcome[]).includes(outcome);

/** How to reach someone, what came of the call, and the operator's verdict. */
export const CallPanel = ({
  person,
  contacts,
  name,
  shortlistId,
  noted,
}: {
  readonly person: ShortlistCandidate;
  /** As their own laboratory opened them; `null` where the record is read. */
  readonly contacts: Contacts | null;
  readonly name: string;
  readonly shortlistId: string;
  readonly noted: () => void;
}) => {
  const say = useSay();
  const note = useNote(shortlistId, person.workerId);
  const [asked, setAsked] = useState<FollowedUp>();
  const tell = (outcome: CallOutcome) => {
    if (isFollowedUp(outcome)) return setAsked(outcome);
    note.mutate({ call: outcome }, { onSuccess: noted });
  };
  return (
    <div className="call-panel">
      {contacts ? <Reached contacts={contacts} /> : <OwnContacts workerId={person.workerId} />}
      <fieldset className="outcomes">
        <legend>{say('calls.outcome')}</legend>
        {CALL_OUTCOMES.map((outcome) => (
          <button
            key={outcome}
            type="button"
            className={`outcome outcome-${outcome}`}
            aria-label={say('calls.outcomeFor', { outcome: say(`calls.${outcome}`), name })}
            aria-expanded={isFollowedUp(outcome) ? asked === outcome : undefined}
            disabled={note.isPending}
            onClick={() => tell(outcome)}
          >
            {say(`calls.${outcome}`)}
          </button>
        ))}
      </fieldset>
      {note.isError && <ErrorState error={note.error} />}
      {asked === 'declined' && (
        <DeclineForm
          save={async (reason) => void (await note.mutateAsync({ call: 'declined', reason }))}
          saved={noted}
        />
      )}
      {asked === 'call_back' && (
        <CallBackForm
          save={async (callBackOn) =>
            void (await note.mutateAsync({ call: 'call_back', callBackOn }))
          }
          saved={noted}
        />
      )}
      <VerdictForm
        current={person.live.verdicts.at(-1)}
        save={async (verdict) => void (await note.mutateAsync(verdict))}
      />
      <History person={person} />
    </div>
  );
};
