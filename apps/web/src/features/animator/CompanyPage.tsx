import { newId, type Company } from '@rosa/domain';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '../../api/client.js';
import type { Page as Paged } from '../../api/shapes.js';
import { useSay } from '../../i18n/language.js';
import { useWaiting } from '../../offline/use-device.js';
import { Icon } from '../../shared/Icon.js';
import { useNames } from '../../shared/reference/names.js';
import type { OpportunityRecord } from '../opportunities/opportunities.js';
import { StateBadge } from '../opportunities/StateBadge.js';
import { useSession } from '../session/session.js';
import { EntryCard } from './EntryCard.js';
import { FieldPage } from './FieldPage.js';
import { useCompany, useEntriesAt } from './logbook.js';
import { Shown } from './Shown.js';

const Contacts = ({ contacts }: Pick<Company, 'contacts'>) => {
  const say = useSay();
  if (contacts.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="contacts">
      <h2 id="contacts">{say('opportunity.contacts')}</h2>
      <ul className="plain contact-list">
        {contacts.map(({ name, role, phone, email }) => (
          <li key={name}>
            <strong>{name}</strong>
            {role && <span>{role}</span>}
            {phone && (
              <a className="tap" href={`tel:${phone}`}>
                <Icon name="telephone" className="icon-xs" /> {phone}
              </a>
            )}
            {email && (
              <a className="tap" href={`mailto:${email}`}>
                {email}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Sites = ({ sites }: Pick<Company, 'sites'>) => {
  const say = useSay();
  const comune = useNames(
    'comuni',
    sites.map((site) => site.comune),
  );
  if (sites.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="sites">
      <h2 id="sites">{say('animator.sitesTitle')}</h2>
      <ul className="plain sites">
        {sites.map(({ name, address, comune: code, employees }, at) => (
          // Sites have no id: their place in the list is who they are.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>
            <strong>{name ?? comune(code)}</strong>
            <span>{[address, comune(code)].filter(Boolean).join(', ')}</span>
            {employees !== null && <span>{say('animator.employees', { n: employees })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What was said here, whoever was told: first what is not sent yet, then the latest. */
const Said = ({ companyId }: { readonly companyId: string }) => {
  const say = useSay();
  const { actor, name } = useSession();
  const entries = useEntriesAt(companyId);
  const waiting = useWaiting(actor).flatMap((act) =>
    act.kind === 'visit' && act.entry.companyId === companyId ? [act.entry] : [],
  );
  return (
    <section aria-labelledby="said">
      <h2 id="said">{say('animator.said')}</h2>
      {waiting.length > 0 && (
        <ul className="card-list">
          {waiting.map((entry) => (
            <EntryCard
              key={entry.id}
              entry={{ ...entry, writtenBy: name }}
              tag={<span className="tag tag-warn">{say('animator.unsent')}</span>}
            />
          ))}
        </ul>
      )}
      <Shown known={entries}>
        {(items) =>
          items.length === 0 ? (
            <p>{say('animator.neverVisited')}</p>
          ) : (
            <ul className="card-list">
              {items.map((entry) => (
                <EntryCard key={entry.id} entry={entry} />
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  );
};

const Offers = ({ companyId }: { readonly companyId: string }) => {
  const say = useSay();
  const query = useQuery({
    queryKey: ['opportunities', 'of', companyId],
    queryFn: ({ signal }) =>
      call<Paged<OpportunityRecord>>(`/opportunities?companyId=${companyId}&limit=50`, { signal }),
  });
  const items = query.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="offers">
      <h2 id="offers">{say('opportunity.listTitle')}</h2>
      <ul className="card-list">
        {items.map(({ id, title, state }) => (
          <li key={id} className="card-row">
            <h3 className="card-row-main">
              <Link className="stretched" to={`/opportunita/${id}`}>
                {title}
              </Link>
            </h3>
            <StateBadge state={state} />
          </li>
        ))}
      </ul>
    </section>
  );
};

/** A company: where it is, whom one asks for, and what has been said there. */
const CompanyPage = () => {
  const { id = '' } = useParams();
  const say = useSay();
  const navigate = useNavigate();
  const company = useCompany(id);
  const comune = useNames('comuni', [company.data?.comune]);
  const { data } = company;
  return (
    <FieldPage
      title={data?.name ?? say('animator.company')}
      lead={data && [data.address, comune(data.comune)].filter(Boolean).join(', ')}
      trail={[{ to: '/imprese', label: say('animator.companies') }]}
      aside={
        <button
          type="button"
          className="btn btn-primary"
          onClick={() => void navigate(`/incontri/${newId()}/scrivi?impresa=${id}`)}
        >
          <Icon name="plus" />
          {say('animator.newVisit')}
        </button>
      }
    >
      <Shown known={company}>
        {({ contacts, sites, note }) => (
          <div className="with-aside">
            <div>
              <Said companyId={id} />
              <Offers companyId={id} />
            </div>
            <div>
              <Contacts contacts={contacts} />
              <Sites sites={sites} />
              {note && <p className="panel">{note}</p>}
            </div>
          </div>
        )}
      </Shown>
    </FieldPage>
  );
};

export default CompanyPage;
