import type { RosterAnswered } from '@rosa/opportunities';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { romeDay } from '../../shared/rome.js';
import { Icon } from '../../shared/Icon.js';
import { Page } from '../../shared/layout/Page.js';
import { Answer } from '../../shared/states/Answer.js';
import { rosterQuery } from '../calls/calls.js';
import { opportunityQuery } from '../opportunities/opportunities.js';
import { personName, RosterSheet } from '../rosters/RosterSheet.js';
import { AnswerPanel } from './AnswerPanel.js';

const Downloads = ({ id }: { readonly id: string }) => {
  const say = useSay();
  return (
    <>
      {(['pdf', 'csv'] as const).map((form) => (
        <a
          key={form}
          className="btn btn-outline-primary btn-sm"
          href={`/api/rosters/${id}/${form}`}
          download
        >
          <Icon name="download" className="icon-xs" /> {say(`received.${form}`)}
        </a>
      ))}
    </>
  );
};

const Shown = ({ roster }: { readonly roster: RosterAnswered }) => {
  const say = useSay();
  const { id, people, note, givenAt, expiresOn, opportunityId } = roster;
  const title = useQuery(opportunityQuery(opportunityId)).data?.title;
  const [saved, setSaved] = useState('');
  const done = people.filter(({ answer }) => answer !== null).length;
  return (
    <Page
      title={title ?? say('received.title')}
      trail={[{ to: '/impresa/rose', label: say('received.title') }]}
      lead={<p>{say('received.sheetLead', { on: romeDay(givenAt), until: expiresOn })}</p>}
      aside={<Downloads id={id} />}
    >
      {note && <blockquote className="words">{note}</blockquote>}
      <p className="count">{say('received.answered', { done, total: people.length })}</p>
      <p className="saved" role="status">
        {saved && say('received.saved', { name: saved })}
      </p>
      <RosterSheet
        people={people}
        heading="h2"
        renderAfter={(person) => (
          <AnswerPanel rosterId={id} person={person} saved={() => setSaved(personName(person))} />
        )}
      />
    </Page>
  );
};

/** A roster as its company reads it, with an answer to give for each person. */
const ReceivedRosterPage = () => {
  const { id = '' } = useParams();
  const query = useQuery(rosterQuery(id));
  return (
    <Answer wholePage query={query}>
      {(roster) => <Shown roster={roster} />}
    </Answer>
  );
};

export default ReceivedRosterPage;
