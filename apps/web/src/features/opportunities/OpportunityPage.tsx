import { isLineFilled } from '@rosa/domain';
import type { ShortlistHead } from '@rosa/opportunities';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { useSay, type Say } from '../../i18n/language.js';
import { Page } from '../../shared/layout/Page.js';
import { useNames } from '../../shared/reference/names.js';
import { Answer } from '../../shared/states/Answer.js';
import { InviteButton } from '../employer/InviteButton.js';
import { DRAWERS } from '../session/roles.js';
import { isInTerritory, useSession } from '../session/session.js';
import { lineName } from './line-name.js';
import {
  companyQuery,
  listsOfQuery,
  opportunityQuery,
  type CompanyRecord,
  type Line,
  type OpportunityRecord,
} from './opportunities.js';
import { StateBadge } from './StateBadge.js';
import { romeDay } from '../../shared/rome.js';

const hoursOf = (hours: NonNullable<Line['hours']>, say: Say): string =>
  typeof hours === 'number'
    ? say('opportunity.hoursWeek', { n: hours })
    : say.word(`term.hours:${hours}`);

const LineRow = ({
  line,
  name,
  to,
}: {
  readonly line: Line;
  readonly name: string;
  /** Where its list is prepared; absent where none can be. */
  readonly to: string | null;
}) => {
  const say = useSay();
  const { positions, filled, contract, hours, startOn } = line;
  return (
    <li className="card-row">
      <div className="card-row-main">
        <h3>{name}</h3>
        <p className="facts">
          <span>{say('opportunity.filled', { filled, positions })}</span>
          {contract && <span>{say.word(`term.contract:${contract}`)}</span>}
          {hours != null && <span>{hoursOf(hours, say)}</span>}
          {startOn && <span>{say('opportunity.startOn', { on: startOn })}</span>}
        </p>
      </div>
      {to && (
        <Link
          to={to}
          className="btn btn-primary btn-sm"
          aria-label={say('opportunity.prepareFor', { line: name })}
        >
          {say('opportunity.prepare')}
        </Link>
      )}
    </li>
  );
};

const Lists = ({
  opportunity,
  nameOf,
}: {
  readonly opportunity: OpportunityRecord;
  readonly nameOf: (lineId: string) => string;
}) => {
  const say = useSay();
  const query = useQuery(listsOfQuery(opportunity.id));
  const row = (list: ShortlistHead) => (
    <li key={list.id} className="card-row">
      <div className="card-row-main">
        <h3>
          <Link to={`/liste/${list.id}`}>{nameOf(list.lineId)}</Link>
        </h3>
        <p className="facts">
          <span>{say('opportunity.listDrawn', { on: romeDay(list.drawnAt) })}</span>
          <span>{say('opportunity.by', { name: list.drawnBy })}</span>
          <span>{say('opportunity.listPeople', { n: list.listed })}</span>
        </p>
      </div>
    </li>
  );
  return (
    <section aria-labelledby="lists">
      <h2 id="lists">{say('opportunity.lists')}</h2>
      <Answer query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{say('opportunity.noLists')}</p>
          ) : (
            <ul className="card-list">{items.map(row)}</ul>
          )
        }
      </Answer>
    </section>
  );
};

const CompanyCard = ({
  company,
  comune,
}: {
  readonly company: CompanyRecord;
  readonly comune: (code: string) => string;
}) => {
  const say = useSay();
  return (
    <aside className="panel" aria-labelledby="company">
      <h2 id="company">{say('opportunity.company')}</h2>
      <p className="panel-title">{company.name}</p>
      <p>{[company.address, comune(company.comune)].filter(Boolean).join(', ')}</p>
      <InviteButton companyId={company.id} />
      {company.contacts.length > 0 && (
        <>
          <h3>{say('opportunity.contacts')}</h3>
          <ul className="plain contact-list">
            {company.contacts.map(({ name, role, phone, email }) => (
              <li key={name}>
                <strong>{name}</strong>
                {role && <span>{role}</span>}
                {phone && <a href={`tel:${phone}`}>{phone}</a>}
                {email && <a href={`mailto:${email}`}>{email}</a>}
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
};

const Shown = ({ opportunity }: { readonly opportunity: OpportunityRecord }) => {
  const say = useSay();
  const session = useSession();
  const company = useQuery(companyQuery(opportunity.companyId)).data;
  const { id, title, lines, words, kind, state } = opportunity;
  const occupation = useNames(
    'occupations',
    lines.map((line) => line.occupation),
  );
  const comune = useNames('comuni', [opportunity.comune, company?.comune]);
  const mine = isInTerritory(session, opportunity.comune);
  const draws = DRAWERS.includes(session.role);
  const drawable = draws && mine && (state === 'open' || state === 'filled');
  const nameOf = (lineId: string): string => {
    const line = lines.find((each) => each.id === lineId);
    return line ? lineName(line, occupation, say) : lineId;
  };
  return (
    <Page
      title={title}
      trail={[{ to: '/opportunita', label: say('opportunity.listTitle') }]}
      lead={
        <p className="facts">
          <span>{say.word(`opportunity.kind.${kind}`)}</span>
          {opportunity.comune && <span>{comune(opportunity.comune)}</span>}
          {opportunity.validUntil && (
            <span>{say('opportunity.validUntil', { on: opportunity.validUntil })}</span>
          )}
        </p>
      }
      aside={<StateBadge state={state} />}
    >
      <div className="with-aside">
        <div>
          {words && (
            <blockquote className="words" aria-label={say('opportunity.words')}>
              {words}
            </blockquote>
          )}
          <section aria-labelledby="lines">
            <h2 id="lines">{say('opportunity.lines')}</h2>
            {draws && !mine && <p className="notice notice-info">{say('opportunity.elsewhere')}</p>}
            <ul className="card-list">
              {lines.map((line) => (
                <LineRow
                  key={line.id}
                  line={line}
                  name={nameOf(line.id)}
                  to={
                    drawable && !isLineFilled(line) ? `/opportunita/${id}/righe/${line.id}` : null
                  }
                />
              ))}
            </ul>
          </section>
          <Lists opportunity={opportunity} nameOf={nameOf} />
        </div>
        {company && <CompanyCard company={company} comune={comune} />}
      </div>
    </Page>
  );
};

/** One opportunity, with its lines and the lists drawn for them. */
const OpportunityPage = () => {
  const { id = '' } = useParams();
  const query = useQuery(opportunityQuery(id));
  return (
    <Answer wholePage query={query}>
      {(opportunity) => <Shown opportunity={opportunity} />}
    </Answer>
  );
};

export default OpportunityPage;
