import { useInfiniteQuery } from '@tanstack/react-query';
import { useSay } from '../../i18n/language.js';
import { More } from '../../shared/More.js';
import { Page } from '../../shared/layout/Page.js';
import { useNames } from '../../shared/reference/names.js';
import { Answer } from '../../shared/states/Answer.js';
import { Empty } from '../../shared/states/Empty.js';
import { LineChips } from '../opportunities/LineChips.js';
import { opportunitiesQuery, type OpportunityRecord } from '../opportunities/opportunities.js';
import { StateBadge } from '../opportunities/StateBadge.js';

const Request = ({
  request: { title, lines, state, validUntil, words },
  occupation,
}: {
  readonly request: OpportunityRecord;
  readonly occupation: (code: string) => string;
}) => {
  const say = useSay();
  return (
    <li className="card-row">
      <div className="card-row-main">
        <h2>{title}</h2>
        {validUntil && <p className="facts">{say('opportunity.validUntil', { on: validUntil })}</p>}
        {words && <p>«{words}»</p>}
        <LineChips lines={lines} occupation={occupation} />
      </div>
      <StateBadge state={state} />
    </li>
  );
};

/** What a company asked for, and how much of it is filled. */
const RequestsPage = () => {
  const say = useSay();
  const query = useInfiniteQuery(opportunitiesQuery({ state: '', kind: '' }));
  const requests = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const occupation = useNames(
    'occupations',
    requests.flatMap(({ lines }) => lines.map((line) => line.occupation)),
  );
  return (
    <Page title={say('requests.title')} lead={say('requests.lead')}>
      <Answer query={query}>
        {() =>
          requests.length === 0 ? (
            <Empty title={say('requests.empty')} hint={say('requests.emptyHint')} />
          ) : (
            <>
              <ul className="card-list">
                {requests.map((request) => (
                  <Request key={request.id} request={request} occupation={occupation} />
                ))}
              </ul>
              <More query={query} />
            </>
          )
        }
      </Answer>
    </Page>
  );
};

export default RequestsPage;
