import { OPPORTUNITY_KINDS, OPPORTUNITY_STATES } from '@rosa/domain';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { Page } from '../../shared/layout/Page.js';
import { useNames } from '../../shared/reference/names.js';
import { Empty } from '../../shared/states/Empty.js';
import { Answer } from '../../shared/states/Answer.js';
import { useAddress } from '../../shared/use-address.js';
import { Icon } from '../../shared/Icon.js';
import { isInTerritory, useSession } from '../session/session.js';
import { lineName } from './line-name.js';
import { opportunitiesQuery, type OpportunityRecord } from './opportunities.js';
import { StateBadge } from './StateBadge.js';

const Card = ({
  opportunity,
  occupation,
  comune,
}: {
  readonly opportunity: OpportunityRecord;
  readonly occupation: (code: string) => string;
  readonly comune: (code: string) => string;
}) => {
  const say = useSay();
  const { id, title, kind, lines, state, validUntil } = opportunity;
  return (
    <li className="card-row">
      <div className="card-row-main">
        <h2>
          <Link to={`/opportunita/${id}`} className="stretched">
            {title}
          </Link>
        </h2>
        <p className="facts">
          <span>{say.word(`opportunity.kind.${kind}`)}</span>
          {opportunity.comune && (
            <span>
              <Icon name="map-marker" className="icon-xs" /> {comune(opportunity.comune)}
            </span>
          )}
          {validUntil && <span>{say('opportunity.validUntil', { on: validUntil })}</span>}
        </p>
        <ul className="line-chips">
          {lines.map((line) => (
            <li key={line.id}>
              {lineName(line, occupation, say)}
              <b>{say('opportunity.filled', { filled: line.filled, positions: line.positions })}</b>
            </li>
          ))}
        </ul>
      </div>
      <StateBadge state={state} />
    </li>
  );
};

/** The words of a text somewhere in what is shown of an opportunity. */
const answersTo = (shown: readonly string[], text: string): boolean => {
  const all = shown.join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
};

/** What companies ask for, to choose what to work on. */
const OpportunitiesPage = () => {
  const say = useSay();
  const session = useSession();
  const [{ stato, situazione, ovunque }, change] = useAddress(['stato', 'situazione', 'ovunque']);
  const [text, setText] = useState('');
  const state = stato === 'tutte' ? '' : stato || 'open';
  const query = useInfiniteQuery(opportunitiesQuery({ state, kind: situazione }));
  const all = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const occupation = useNames(
    'occupations',
    all.flatMap(({ lines }) => lines.map((line) => line.occupation)),
  );
  const comune = useNames(
    'comuni',
    all.map((each) => each.comune),
  );
  const shown = all.filter(
    (each) =>
      (ovunque !== '' || isInTerritory(session, each.comune)) &&
      answersTo(
        [
          each.title,
          ...each.lines.map((line) => lineName(line, occupation, say)),
          each.comune ? comune(each.comune) : '',
        ],
        text,
      ),
  );
  const clear = () => {
    setText('');
    change({ stato: 'tutte', situazione: '', ovunque: 'si' });
  };
  return (
    <Page title={say('opportunity.listTitle')} lead={say('opportunity.listLead')}>
      <search className="filters">
        <div className="field grow">
          <label htmlFor="text">{say('opportunity.filterText')}</label>
          <input
            id="text"
            type="search"
            className="form-control"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor="state">{say('opportunity.filterState')}</label>
          <select
            id="state"
            className="form-select"
            value={stato || 'open'}
            onChange={({ target }) =>
              change({ stato: target.value === 'open' ? '' : target.value })
            }
          >
            <option value="tutte">{say('opportunity.filterAny')}</option>
            {OPPORTUNITY_STATES.map((each) => (
              <option key={each} value={each}>
                {say(`opportunity.state.${each}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="kind">{say('opportunity.filterKind')}</label>
          <select
            id="kind"
            className="form-select"
            value={situazione}
            onChange={({ target }) => change({ situazione: target.value })}
          >
            <option value="">{say('opportunity.filterAny')}</option>
            {OPPORTUNITY_KINDS.map((each) => (
              <option key={each} value={each}>
                {say.word(`opportunity.kind.${each}`)}
              </option>
            ))}
          </select>
        </div>
        {session.territory !== 'all' && (
          <label className="check">
            <input
              type="checkbox"
              checked={ovunque === ''}
              onChange={({ target }) => change({ ovunque: target.checked ? '' : 'si' })}
            />
            {say('opportunity.mine')}
          </label>
        )}
      </search>
      <Answer query={query}>
        {() => (
          <>
            <p className="count" role="status">
              {say('list.count', { n: shown.length })}
            </p>
            {shown.length === 0 ? (
              <Empty title={say('opportunity.empty')} hint={say('opportunity.emptyHint')}>
                <button type="button" className="btn btn-outline-primary" onClick={clear}>
                  {say('opportunity.clear')}
                </button>
              </Empty>
            ) : (
              <ul className="card-list">
                {shown.map((each) => (
                  <Card key={each.id} opportunity={each} occupation={occupation} comune={comune} />
                ))}
              </ul>
            )}
            {query.hasNextPage && (
              <button
                type="button"
                className="btn btn-outline-primary"
                disabled={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {say('list.more')}
              </button>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
};

export default OpportunitiesPage;
