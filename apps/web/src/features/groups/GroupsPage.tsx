import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { Page } from '../../shared/layout/Page.js';
import { Paged } from '../../shared/Paged.js';
import { Empty } from '../../shared/states/Empty.js';
import { GroupRow } from './GroupRow.js';
import { groupsQuery } from './groups.js';

/** The target groups kept in the territory. */
const GroupsPage = () => {
  const say = useSay();
  const query = useInfiniteQuery(groupsQuery());
  const [told, setTold] = useState('');
  const toPeople = (
    <Link className="btn btn-outline-primary" to="/persone">
      {say('group.toPeople')}
    </Link>
  );
  return (
    <Page title={say('group.title')} lead={say('group.lead')} aside={toPeople}>
      <p className="saved" role="status">
        {told}
      </p>
      <section aria-labelledby="groups">
        <h2 id="groups" className="visually-hidden">
          {say('group.title')}
        </h2>
        <Paged
          query={query}
          empty={<Empty title={say('group.empty')} hint={say('group.emptyHint')} />}
        >
          {(groups) => (
            <ul className="card-list">
              {groups.map((group) => (
                <GroupRow key={group.id} group={group} told={setTold} />
              ))}
            </ul>
          )}
        </Paged>
      </section>
    </Page>
  );
};

export default GroupsPage;
