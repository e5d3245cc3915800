import type { ShortlistAnswer } from '@rosa/opportunities';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useLocation, useParams } from 'react-router';
import { useLanguage } from '../../i18n/language.js';
import { Page } from '../../shared/layout/Page.js';
import { useNames } from '../../shared/reference/names.js';
import { Answer } from '../../shared/states/Answer.js';
import { Empty } from '../../shared/states/Empty.js';
import { Incomplete } from '../../shared/states/Incomplete.js';
import { useLineRequests } from '../laboratory/laboratory.js';
import { lineName } from '../opportunities/line-name.js';
import { opportunityQuery } from '../opportunities/opportunities.js';
import { useSession } from '../session/session.js';
import { usePersonNames } from '../workbench/person-names.js';
import { callButtonOf, CallRow } from './CallRow.js';
import { shortlistQuery } from './calls.js';
import { isCalled, lastCall, mayJoin } from './candidate.js';
import { RosterPanel } from './RosterPanel.js';
import { romeDay } from '../../shared/rome.js';

const useListName = (list: ShortlistAnswer) => {
  const { say } = useLanguage();
  const opportunity = useQuery(opportunityQuery(list.opportunityId)).data;
  const line = opportunity?.lines.find(({ id }) => id === list.lineId);
  const occupation = useNames('occupations', [line?.occupation]);
  return { opportunity, name: line ? lineName(line, occupation, say) : '' };
};

const Called = ({ list }: { readonly list: ShortlistAnswer }) => {
  const { say, number } = useLanguage();
  const session = useSession();
  const { opportunity, name } = useListName(list);
  const everyone = useMemo(() => [...list.people, ...list.toInterview], [list]);
  const names = usePersonNames(everyone);
  // Those who confirmed are chosen unless they are left out; nobody else can be.
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [next, setNext] = useState<string>();
  const meant = (useLocation().state as { readonly person?: string } | null)?.person;
  // Whoever comes here for one person finds the focus on them, once the page has taken its own.
  useEffect(() => {
    if (meant) document.getElementById(callButtonOf(meant))?.focus();
  }, [meant]);
  const ready = everyone.filter(mayJoin);
  const chosen = ready.filter(({ workerId }) => !left.has(workerId));
  const toggle = (id: string) =>
    setLeft((ids) => new Set(ids.has(id) ? [...ids].filter((each) => each !== id) : [...ids, id]));
  const works = session.role === 'operator' && !list.closed;
  const requests = useLineRequests(list);
  const after = (at: number) =>
    setNext(everyone.slice(at + 1).find((person) => !isCalled(person) && !person.masked)?.workerId);
  const row = (person: (typeof everyone)[number], at: number) => (
    <CallRow
      key={person.workerId}
      person={person}
      place={at + 1}
      names={names}
      requests={requests}
      shortlistId={list.id}
      works={works}
      isNext={next === person.workerId}
      noted={() => after(at)}
      chosen={
        mayJoin(person)
          ? { yes: !left.has(person.workerId), toggle: () => toggle(person.workerId) }
          : null
      }
    />
  );
  const done = everyone.filter(isCalled).length;
  const confirmed = everyone.filter((person) => lastCall(person)?.outcome === 'confirmed').length;
  return (
    <Page
      title={`${say('calls.title')}: ${name}`}
      trail={[
        { to: '/opportunita', label: say('opportunity.listTitle') },
        { to: `/opportunita/${list.opportunityId}`, label: opportunity?.title ?? '…' },
      ]}
      lead={
        <p>
          {say('calls.frozen', {
            on: romeDay(list.drawnAt),
            by: list.drawnBy,
            asOf: list.asOf,
          })}
        </p>
      }
      aside={
        <p className="progress-text" role="status">
          <strong>
            {say('calls.progress', { done: number(done), total: number(everyone.length) })}
          </strong>
          <span>{say('calls.confirmedCount', { n: confirmed })}</span>
        </p>
      }
    >
      {!list.complete && <Incomplete reasons={list.incomplete} />}
      {list.closed && <p className="notice notice-info">{say('calls.closed')}</p>}
      <div className="with-aside">
        <div>
          <h2 className="visually-hidden">{say('calls.toCall')}</h2>
          {list.people.length === 0 ? (
            <Empty title={say('calls.empty')} />
          ) : (
            <ol className="people calls">{list.people.map(row)}</ol>
          )}
          {list.toInterview.length > 0 && (
            <section aria-labelledby="beside">
              <h2 id="beside">{say('calls.besideTitle')}</h2>
              <ol className="people calls" start={list.people.length + 1}>
                {list.toInterview.map((person, at) => row(person, list.people.length + at))}
              </ol>
            </section>
          )}
        </div>
        {works && <RosterPanel list={list} chosen={chosen} names={names} />}
      </div>
    </Page>
  );
};

/** A frozen list, to be called one by one; what happens stands beside what was frozen. */
const CallListPage = () => {
  const { id = '' } = useParams();
  const query = useQuery(shortlistQuery(id));
  return (
    <Answer wholePage query={query}>
      {(list) => <Called list={list} />}
    </Answer>
  );
};

export default CallListPage;
