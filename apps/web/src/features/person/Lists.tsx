import type { ProposalAnswer } from '@rosa/opportunities';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { Answer } from '../../shared/states/Answer.js';
import { Empty } from '../../shared/states/Empty.js';
import { opportunityQuery } from '../opportunities/opportunities.js';
import { proposalsQuery } from './person.js';
import { romeDay } from '../../shared/rome.js';

const Proposal = ({ proposal }: { readonly proposal: ProposalAnswer }) => {
  const say = useSay();
  const opportunity = useQuery(opportunityQuery(proposal.opportunityId)).data;
  const call = proposal.calls.at(-1);
  return (
    <li className="card-row">
      <div className="card-row-main">
        <h2>
          <Link to={`/liste/${proposal.shortlistId}`}>
            {say('person.inList', { title: opportunity?.title ?? '…' })}
          </Link>
        </h2>
        {call && <p className="facts">{say('frame.day', { on: romeDay(call.at) })}</p>}
      </div>
      <span className="standing">
        {call && <span className={`tag tag-${call.outcome}`}>{say(`calls.${call.outcome}`)}</span>}
        {proposal.withdrawn && (
          <span className="tag tag-bad">
            {say('calls.withdrawn', { why: proposal.withdrawn.why })}
          </span>
        )}
      </span>
    </li>
  );
};

/** The lists the person is on, wherever they were drawn. */
export const Lists = ({ id }: { readonly id: string }) => {
  const say = useSay();
  return (
    <Answer query={useQuery(proposalsQuery(id))}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={say('person.noLists')} />
        ) : (
          <ul className="card-list">
            {items.map((proposal) => (
              <Proposal key={proposal.shortlistId} proposal={proposal} />
            ))}
          </ul>
        )
      }
    </Answer>
  );
};
