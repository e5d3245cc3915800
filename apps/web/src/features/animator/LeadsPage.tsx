import { LEAD_STATES } from '@rosa/domain';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { useWaiting } from '../../offline/use-device.js';
import { Choice } from '../../shared/Choice.js';
import { useNames } from '../../shared/reference/names.js';
import { Empty } from '../../shared/states/Empty.js';
import { useAddress } from '../../shared/use-address.js';
import { LineChips } from '../opportunities/LineChips.js';
import { opportunityQuery } from '../opportunities/opportunities.js';
import { StateBadge } from '../opportunities/StateBadge.js';
import { useSession } from '../session/session.js';
import { DropLead } from './DropLead.js';
import { FieldPage } from './FieldPage.js';
import { useCompanyName, useLeads, type LeadRecord } from './logbook.js';
import { Shown } from './Shown.js';

/** What the opportunity a lead became has come to, line by line. */
const Became = ({ opportunityId }: { readonly opportunityId: string }) => {
  const { data } = useQuery(opportunityQuery(opportunityId));
  const occupation = useNames('occupations', data?.lines.map((line) => line.occupation) ?? []);
  if (!data) return null;
  return (
    <div className="became">
      <p>
        <Link to={`/opportunita/${opportunityId}`} className="tap">
          {data.title}
        </Link>{' '}
        <StateBadge state={data.state} />
      </p>
      <LineChips lines={data.lines} occupation={occupation} />
    </div>
  );
};

const TAGS = {
  new: 'tag',
  followed: 'tag tag-warn',
  became_opportunity: 'tag tag-good',
  dropped: 'tag',
};

const LeadRow = ({ lead }: { readonly lead: LeadRecord }) => {
  const say = useSay();
  const company = useCompanyName(lead.companyId);
  const { id, title, employer, on, words, state, reason, followUpOn, opportunityId } = lead;
  const isOpen = state === 'new' || state === 'followed';
  return (
    <li className="card-row">
      <div className="card-row-main">
        <h2>{title}</h2>
        <p className="facts">
          {(company ?? employer) && <span>{company ?? employer}</span>}
          <span>{say('animator.day', { on })}</span>
          {followUpOn && isOpen && <span>{say('animator.followUp', { on: followUpOn })}</span>}
        </p>
        {words && <blockquote className="said">{words}</blockquote>}
        {reason && <p>{reason}</p>}
        {opportunityId && <Became opportunityId={opportunityId} />}
        {isOpen && lead.companyId && (
          <Link className="btn btn-outline-primary" to={`/segnalazioni/${id}/opportunita`}>
            {say('animator.makeOffer')}
          </Link>
        )}
        {isOpen && <DropLead id={id} title={title} />}
      </div>
      <span className={TAGS[state]}>{say(`animator.leadState.${state}`)}</span>
    </li>
  );
};

const Unsent = ({ owner }: { readonly owner: string }) => {
  const say = useSay();
  const waiting = useWaiting(owner).filter(({ kind }) => kind === 'opportunity' || kind === 'lead');
  const offered = new Set(waiting.flatMap((act) => (act.kind === 'opportunity' ? act.leadId : [])));
  const shown = waiting.filter((act) => act.kind !== 'lead' || !offered.has(act.lead.id));
  if (shown.length === 0) return null;
  return (
    <ul className="card-list">
      {shown.map(({ id, title, kind }) => (
        <li key={id} className="card-row">
          <div className="card-row-main">
            <h2>{title}</h2>
            <p className="facts">{say(`animator.act.${kind}`)}</p>
          </div>
          <span className="tag tag-warn">{say('animator.unsent')}</span>
        </li>
      ))}
    </ul>
  );
};

/** What became of the leads: their state, the opportunity they became, its lines as they fill. */
const LeadsPage = () => {
  const say = useSay();
  const { actor } = useSession();
  const [{ stato }, change] = useAddress(['stato']);
  const leads = useLeads();
  return (
    <FieldPage title={say('animator.leads')} lead={say('animator.leadsLead')}>
      <search className="filters">
        <Choice
          id="state"
          label={say('opportunity.filterState')}
          value={stato}
          values={['', ...LEAD_STATES]}
          nameOf={(state) =>
            state === '' ? say('opportunity.filterAny') : say.word(`animator.leadState.${state}`)
          }
          choose={(state) => change({ stato: state })}
        />
      </search>
      <Unsent owner={actor} />
      <Shown known={leads}>
        {(all) => {
          const shown = all.filter(({ state }) => stato === '' || state === stato);
          return shown.length === 0 ? (
            <Empty title={say('animator.noLeads')} hint={say('animator.noLeadsHint')} />
          ) : (
            <ul className="card-list">
              {shown.map((lead) => (
                <LeadRow key={lead.id} lead={lead} />
              ))}
            </ul>
          );
        }}
      </Shown>
    </FieldPage>
  );
};

export default LeadsPage;
