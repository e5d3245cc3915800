import { useState } from 'react';
import { Link } from 'react-router';
import { useSay } from '../../i18n/language.js';
import type { LoggedEntry } from '../../offline/logged-entry.js';
import type { KeptCompany } from '../../offline/territory.js';
import { useNames } from '../../shared/reference/names.js';
import { Empty } from '../../shared/states/Empty.js';
import { useDayWord } from './EntryCard.js';
import { FieldPage } from './FieldPage.js';
import { useCompanies, useCompanyName, useLatestEntries } from './logbook.js';
import { Shown } from './Shown.js';

const CompanyRow = ({
  company: { id, name, address, comune, sites },
  nameOf,
  last,
}: {
  readonly company: KeptCompany;
  readonly nameOf: (comune: string) => string;
  readonly last: LoggedEntry | undefined;
}) => {
  const say = useSay();
  const dayWord = useDayWord();
  return (
    <li className="card-row">
      <div className="card-row-main">
        <h3>
          <Link className="stretched" to={`/imprese/${id}`}>
            {name}
          </Link>
        </h3>
        <p>{[address, nameOf(comune)].filter(Boolean).join(', ')}</p>
        <p className="facts">
          {sites.length > 1 && <span>{say('animator.sites', { n: sites.length })}</span>}
          <span>
            {last
              ? say('animator.lastVisit', { when: dayWord(last.on), by: last.writtenBy })
              : say('animator.neverVisited')}
          </span>
        </p>
      </div>
    </li>
  );
};

const Found = ({
  text,
  lastAt,
}: {
  readonly text: string;
  readonly lastAt: (id: string) => LoggedEntry | undefined;
}) => {
  const say = useSay();
  const companies = useCompanies(text);
  const comune = useNames('comuni', companies.data?.map((each) => each.comune) ?? []);
  return (
    <Shown known={companies}>
      {(items) =>
        items.length === 0 ? (
          <Empty title={say('animator.noCompanies')} hint={say('animator.noCompaniesHint')} />
        ) : (
          <ul className="card-list">
            {items.map((company) => (
              <CompanyRow
                key={company.id}
                company={company}
                nameOf={comune}
                last={lastAt(company.id)}
              />
            ))}
          </ul>
        )
      }
    </Shown>
  );
};

const Visited = ({ entry }: { readonly entry: LoggedEntry }) => {
  const say = useSay();
  const dayWord = useDayWord();
  const name = useCompanyName(entry.companyId);
  return (
    <li className="card-row">
      <div className="card-row-main">
        <h3>
          <Link className="stretched" to={`/imprese/${entry.companyId}`}>
            {name ?? '…'}
          </Link>
        </h3>
        <p className="facts">
          {say('animator.lastVisit', { when: dayWord(entry.on), by: entry.writtenBy })}
        </p>
      </div>
    </li>
  );
};

const RECENT = 10;

/** A company found by its name, with who was there last; at first, those visited lately. */
const CompaniesPage = () => {
  const say = useSay();
  const [text, setText] = useState('');
  const latest = useLatestEntries();
  const byCompany = new Map<string, LoggedEntry>();
  for (const entry of latest.data ?? []) {
    if (entry.companyId && !byCompany.has(entry.companyId)) byCompany.set(entry.companyId, entry);
  }
  const asked = text.trim();
  return (
    <FieldPage
      title={say('animator.companies')}
      lead={say('animator.companiesLead')}
      aside={
        <Link className="btn btn-outline-primary" to="/imprese/nuova">
          {say('animator.newCompany')}
        </Link>
      }
    >
      <search className="field">
        <label htmlFor="company">{say('animator.companySearch')}</label>
        <input
          id="company"
          type="search"
          className="form-control"
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </search>
      {asked.length > 1 ? (
        <Found text={asked} lastAt={(id) => byCompany.get(id)} />
      ) : (
        <section aria-labelledby="recent">
          <h2 id="recent">{say('animator.recent')}</h2>
          <Shown known={latest}>
            {() =>
              byCompany.size === 0 ? (
                <p>{say('animator.noVisits')}</p>
              ) : (
                <ul className="card-list">
                  {[...byCompany.values()].slice(0, RECENT).map((entry) => (
                    <Visited key={entry.id} entry={entry} />
                  ))}
                </ul>
              )
            }
          </Shown>
        </section>
      )}
    </FieldPage>
  );
};

export default CompaniesPage;
