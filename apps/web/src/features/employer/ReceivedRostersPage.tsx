import type { RosterAnswerHead } from '@rosa/opportunities';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { romeDay } from '../../shared/rome.js';
import { Page } from '../../shared/layout/Page.js';
import { Empty } from '../../shared/states/Empty.js';
import { Paged } from '../../shared/Paged.js';
import { opportunityQuery } from '../opportunities/opportunities.js';
import { receivedQuery } from './employer.js';

const Row = ({ roster }: { readonly roster: RosterAnswerHead }) => {
  const say = useSay();
  const title = useQuery(opportunityQuery(roster.opportunityId)).data?.title;
  return (
    <li className="card-row">
      <div className="card-row-main">
        <h2>
          <Link className="stretched" to={`/impresa/rose/${roster.id}`}>
            {title ?? say('received.given', { on: romeDay(roster.givenAt) })}
          </Link>
        </h2>
        <p className="facts">
          <span>{say('received.people', { n: roster.people })}</span>
          <span>{say('received.given', { on: romeDay(roster.givenAt) })}</span>
          <span>{say('received.until', { on: roster.expiresOn })}</span>
        </p>
      </div>
      {roster.closed && <span className="tag">{say('received.closed')}</span>}
    </li>
  );
};

/** The rosters a company may open: those that have expired are gone. */
const ReceivedRostersPage = () => {
  const say = useSay();
  const query = useInfiniteQuery(receivedQuery);
  return (
    <Page title={say('received.title')} lead={say('received.lead')}>
      <Paged
        query={query}
        empty={<Empty title={say('received.empty')} hint={say('received.emptyHint')} />}
      >
        {(rosters) => (
          <ul className="card-list">
            {rosters.map((roster) => (
              <Row key={roster.id} roster={roster} />
            ))}
          </ul>
        )}
      </Paged>
    </Page>
  );
};

export default ReceivedRostersPage;
