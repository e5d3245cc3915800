import type { Appointment } from '@rosa/domain';
import { formatDay } from '@rosa/domain';
import type { RosterAnswerHead } from '@rosa/opportunities';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../../api/client.js';
import type { Page as Paged, Recorded } from '../../api/shapes.js';
import { useLanguage } from '../../i18n/language.js';
import { today } from '../../shared/form/read-form.js';
import { Page } from '../../shared/layout/Page.js';
import { PersonLink } from '../../shared/PersonLink.js';
import { workerQuery } from '../calls/calls.js';
import { companyQuery, opportunitiesQuery } from '../opportunities/opportunities.js';
import { nameOf } from '../person/person.js';
import { isInTerritory, useSession } from '../session/session.js';
import { Requests } from './Requests.js';
import { Section } from './Section.js';
import { AnswersAgeing, ContractsEnding, Unasked } from './SeeAgain.js';
import { CallsToMake, EmployersAnswered, ListsWaiting, Recalls } from './Waiting.js';

const Appointed = ({ appointment }: { readonly appointment: Recorded<Appointment> }) => {
  const worker = useQuery(workerQuery(appointment.workerId)).data;
  return (
    <li>
      <strong className="num">{appointment.at}</strong>
      <PersonLink id={appointment.workerId} name={worker ? nameOf(worker) : '…'} />
      <span>{appointment.reason}</span>
    </li>
  );
};

const Appointments = ({ on }: { readonly on: string }) => {
  const { say } = useLanguage();
  const query = useQuery({
    queryKey: ['appointments', on],
    queryFn: ({ signal }) =>
      call<Paged<Recorded<Appointment>>>(`/appointments?on=${on}&state=booked&limit=100`, {
        signal,
      }),
  });
  return (
    <Section
      id="appointments"
      title={say('today.appointments')}
      none={say('today.noAppointments')}
      query={query}
    >
      {({ items }) => ({
        rows: items
          .toSorted((a, b) => (a.at < b.at ? -1 : 1))
          .map((each) => <Appointed key={each.id} appointment={each} />),
      })}
    </Section>
  );
};

const RosterLine = ({ roster }: { readonly roster: RosterAnswerHead }) => {
  const { say } = useLanguage();
  const company = useQuery(companyQuery(roster.companyId)).data;
  return (
    <li>
      <Link to={`/rose/${roster.id}`}>{company?.name ?? '…'}</Link>
      <small>{say('today.rosterUntil', { on: roster.expiresOn })}</small>
    </li>
  );
};

const Rosters = ({ on }: { readonly on: string }) => {
  const { say } = useLanguage();
  const query = useQuery({
    queryKey: ['rosters'],
    queryFn: ({ signal }) => call<Paged<RosterAnswerHead>>('/rosters?limit=100', { signal }),
  });
  return (
    <Section id="rosters" title={say('today.rosters')} none={say('today.noRosters')} query={query}>
      {({ items }) => ({
        rows: items
          .filter(({ closed, expiresOn }) => !closed && expiresOn >= on)
          .map((roster) => <RosterLine key={roster.id} roster={roster} />),
      })}
    </Section>
  );
};

const Opportunities = () => {
  const { say } = useLanguage();
  const session = useSession();
  const query = useInfiniteQuery(opportunitiesQuery({ state: 'open', kind: '' }));
  return (
    <Section
      id="opportunities"
      title={say('today.opportunities')}
      none={say('today.noOpportunities')}
      query={query}
    >
      {({ pages }) => ({
        rows: pages
          .flatMap(({ items }) => items)
          .filter(({ comune }) => isInTerritory(session, comune))
          .map(({ id, title, lines }) => (
            <li key={id}>
              <Link to={`/opportunita/${id}`}>{title}</Link>
              <small className="nowrap">
                {say('today.openPlaces', {
                  n: lines.reduce((sum, line) => sum + line.positions - line.filled, 0),
                })}
              </small>
            </li>
          )),
      })}
    </Section>
  );
};

/** Where an operator's day begins. */
const TodayPage = () => {
  const { say } = useLanguage();
  const on = formatDay(today());
  return (
    <Page title={say('today.title')} lead={say('today.lead', { on })}>
      <div className="today">
        <Appointments on={on} />
        <EmployersAnswered />
        <ListsWaiting />
        <CallsToMake />
        <Recalls />
        <Requests />
        <ContractsEnding />
        <AnswersAgeing />
        <Opportunities />
        <Rosters on={on} />
        <Unasked />
      </div>
    </Page>
  );
};

export default TodayPage;
