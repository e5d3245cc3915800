import { OPPORTUNITY_KINDS, OPPORTUNITY_STATES } from '@rosa/domain';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { Choice } from '../../shared/Choice.js';
import { Page } from '../../shared/layout/Page.js';
import { More } from '../../shared/More.js';
import { useNames } from '../../shared/reference/names.js';
import { Empty } from '../../shared/states/Empty.js';
import { Answer } from '../../shared/states/Answer.js';
import { useAddress } from '../../shared/use-address.js';
import { Icon } from '../../shared/Icon.js';
import { isInTerritory, useSession } from '../session/session.js';
import { lineName } from './line-name.js';
import { LineChips } from './LineChips.js';
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
        <LineChips lines={lines} occupation={occupation} />
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
        <Choice
          id="state"
          label={say('opportunity.filterState')}
          value={stato || 'open'}
          values={['tutte', ...OPPORTUNITY_STATES]}
          nameOf={(each) =>
            each === 'tutte' ? say('opportunity.filterAny') : say.word(`opportunity.state.${each}`)
          }
          choose={(each) => change({ stato: each === 'open' ? '' : each })}
        />
        <Choice
          id="kind"
          label={say('opportunity.filterKind')}
          value={situazione}
          values={['', ...OPPORTUNITY_KINDS]}
          nameOf={(each) =>
            each === '' ? say('opportunity.filterAny') : say.word(`opportunity.kind.${each}`)
          }
          choose={(each) => change({ situazione: each })}
        />
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
            <More query={query} />
          </>
        )}
      </Answer>
    </Page>
  );
};

export default OpportunitiesPage;
