import type { WorkerItem } from '@rosa/registry';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { Icon } from '../../shared/Icon.js';
import { Page } from '../../shared/layout/Page.js';
import { useNames } from '../../shared/reference/names.js';
import { Answer } from '../../shared/states/Answer.js';
import { Empty } from '../../shared/states/Empty.js';
import { useAddress } from '../../shared/use-address.js';
import { Facets } from './Facets.js';
import { FindBox } from './FindBox.js';
import { FACETS, peopleQuery, searchOf } from './people.js';

const Row = ({
  person,
  comune,
}: {
  readonly person: WorkerItem;
  readonly comune: (code: string) => string;
}) => {
  const say = useSay();
  const { state } = person.status;
  return (
    <li className="card-row">
      <div className="card-row-main">
        <h3>
          <Link
            className="stretched"
            to={`/persone/${person.id}`}
          >{`${person.familyName} ${person.givenName}`}</Link>
        </h3>
        <p className="facts">
          {person.comune && <span>{comune(person.comune)}</span>}
          <span>{say('people.bornIn', { year: person.birthDate.slice(0, 4) })}</span>
          {person.programme && <span>{say(`people.programme.${person.programme}`)}</span>}
        </p>
      </div>
      {state !== 'active' && <span className="tag">{say(`people.state.${state}`)}</span>}
    </li>
  );
};

/** Finds a person, or a group to work with. */
const PeoplePage = () => {
  const say = useSay();
  const id = useId();
  const [chosen, change] = useAddress(FACETS);
  // What was typed may be a name: it stays out of the address.
  const [text, setText] = useState('');
  const [open, setOpen] = useState(() => matchMedia('(width >= 992px)').matches);
  const query = useInfiniteQuery(peopleQuery(searchOf(chosen, text)));
  const [first] = query.data?.pages ?? [];
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const comune = useNames(
    'comuni',
    items.map((person) => person.comune),
  );
  const narrowed = text !== '' || Object.values(chosen).some((value) => value !== '');
  const clear = () => {
    setText('');
    change(Object.fromEntries(FACETS.map((facet) => [facet, ''])));
  };
  return (
    <Page title={say('people.title')} lead={say('people.lead')}>
      <search className="find">
        <FindBox narrow={(facet, code) => change({ [facet]: code })} search={setText} />
        {text && (
          <button
            type="button"
            className="chip"
            aria-label={say('form.remove', { what: text })}
            onClick={() => setText('')}
          >
            {text}
            <Icon name="close" className="icon-xs" />
          </button>
        )}
      </search>
      <div className="found">
        <section className="panel facets" aria-labelledby={`${id}-filters`}>
          <div className="panel-head">
            <h2 id={`${id}-filters`}>{say('people.filters')}</h2>
            <button
              type="button"
              className="btn btn-link only-narrow"
              aria-expanded={open}
              aria-controls={`${id}-facets`}
              onClick={() => setOpen(!open)}
            >
              <Icon name={open ? 'collapse' : 'expand'} />
              <span className="visually-hidden">{say('people.filters')}</span>
            </button>
          </div>
          <div id={`${id}-facets`} hidden={!open}>
            {narrowed && (
              <button type="button" className="btn btn-link" onClick={clear}>
                {say('people.clear')}
              </button>
            )}
            {first && (
              <Facets
                facets={first.facets}
                chosen={chosen}
                change={(facet, value) => change({ [facet]: value })}
              />
            )}
          </div>
        </section>
        <section aria-labelledby={`${id}-found`} aria-busy={query.isPlaceholderData}>
          <Answer query={query}>
            {() => (
              <>
                <h2 id={`${id}-found`} className="visually-hidden">
                  {say('people.title')}
                </h2>
                <p className="count" role="status">
                  {say('people.found', { n: first?.total ?? 0 })}
                </p>
                {items.length === 0 ? (
                  <Empty title={say('people.empty')} hint={say('people.emptyHint')} />
                ) : (
                  <ul className="card-list">
                    {items.map((person) => (
                      <Row key={person.id} person={person} comune={comune} />
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
        </section>
      </div>
    </Page>
  );
};

export default PeoplePage;
