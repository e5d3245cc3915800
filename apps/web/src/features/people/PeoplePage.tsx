import type { WorkerItem } from '@rosa/registry';
import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useId, useState } from 'react';
import { Link } from 'react-router';
import { withQuery } from '../../api/client.js';
import { useSay } from '../../i18n/language.js';
import { Icon } from '../../shared/Icon.js';
import { Page } from '../../shared/layout/Page.js';
import { useNames } from '../../shared/reference/names.js';
import { Answer } from '../../shared/states/Answer.js';
import { Empty } from '../../shared/states/Empty.js';
import { Loading } from '../../shared/states/Loading.js';
import { useAddress } from '../../shared/use-address.js';
import { SaveGroup } from '../groups/SaveGroup.js';
import { CONVENERS } from '../session/roles.js';
import { useSession } from '../session/session.js';
import { Facets } from './Facets.js';
import { FindBox } from './FindBox.js';
import { ASKED, NONE_CHOSEN, peopleQuery, searchOf, type Chosen } from './people.js';
import { useSearchWords } from './search-words.js';

const PeopleMap = lazy(() => import('./PeopleMap.js'));

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

/** The filters chosen, each to be taken off again. */
const ChosenFilters = ({
  chosen,
  change,
}: {
  readonly chosen: Chosen;
  readonly change: (wanted: Partial<Chosen>) => void;
}) => {
  const say = useSay();
  const parts = useSearchWords(searchOf(chosen, ''));
  if (parts.length === 0) return null;
  return (
    <ul className="plain chips" aria-label={say('group.chosen')}>
      {parts.map(({ name, words }) => (
        <li key={name}>
          <button
            type="button"
            className="chip"
            aria-label={say('form.remove', { what: words })}
            onClick={() => change({ [name]: '' })}
          >
            {words}
            <Icon name="close" className="icon-xs" />
          </button>
        </li>
      ))}
    </ul>
  );
};

/** What can be done with a whole search: seen on a map, kept as a group, called in. */
const GroupActs = ({
  chosen,
  text,
  shown,
  toggle,
}: {
  readonly chosen: Chosen;
  readonly text: string;
  readonly shown: Panel | null;
  readonly toggle: (panel: Panel) => void;
}) => {
  const say = useSay();
  const convenes = CONVENERS.includes(useSession().role);
  return (
    <div className="group-acts">
      <button
        type="button"
        className="btn btn-outline-primary btn-sm"
        aria-expanded={shown === 'map'}
        onClick={() => toggle('map')}
      >
        {say(shown === 'map' ? 'map.hide' : 'map.show')}
      </button>
      {convenes && (
        <>
          <button
            type="button"
            className="btn btn-outline-primary btn-sm"
            aria-expanded={shown === 'save'}
            onClick={() => toggle('save')}
          >
            {say('group.save')}
          </button>
          <Link
            className="btn btn-outline-primary btn-sm"
            to={withQuery('/convocazioni/nuova', chosen)}
            // What was typed may be a name: it goes along, but not in the address.
            state={{ text }}
          >
            {say('group.convene')}
          </Link>
        </>
      )}
    </div>
  );
};

type Panel = 'map' | 'save';

/** Finds a person, or a group to work with. */
const PeoplePage = () => {
  const say = useSay();
  const id = useId();
  const [chosen, change] = useAddress(ASKED);
  // What was typed may be a name: it stays out of the address.
  const [text, setText] = useState('');
  const [open, setOpen] = useState(() => matchMedia('(width >= 992px)').matches);
  const [panel, setPanel] = useState<Panel | null>(null);
  const [told, setTold] = useState('');
  const search = searchOf(chosen, text);
  const query = useInfiniteQuery(peopleQuery(search, panel === 'map'));
  const [first] = query.data?.pages ?? [];
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const comune = useNames(
    'comuni',
    items.map((person) => person.comune),
  );
  const narrowed = text !== '' || Object.values(chosen).some((value) => value !== '');
  const clear = () => {
    setText('');
    change(NONE_CHOSEN);
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
                <div className="found-head">
                  <p className="count" role="status">
                    {say('people.found', { n: first?.total ?? 0 })}
                  </p>
                  <GroupActs
                    chosen={chosen}
                    text={text}
                    shown={panel}
                    toggle={(which) => setPanel(panel === which ? null : which)}
                  />
                </div>
                <ChosenFilters chosen={chosen} change={change} />
                <p className="saved" role="status">
                  {told}
                </p>
                {panel === 'save' && (
                  <SaveGroup
                    search={search}
                    saved={(name) => {
                      setPanel(null);
                      setTold(say('group.saved', { name }));
                    }}
                  />
                )}
                {panel === 'map' && (
                  <Suspense fallback={<Loading />}>
                    <PeopleMap
                      comuni={first?.facets['comune'] ?? []}
                      chosen={chosen}
                      change={change}
                    />
                  </Suspense>
                )}
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
