import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { Page } from '../../shared/layout/Page.js';
import { More } from '../../shared/More.js';
import { Answer } from '../../shared/states/Answer.js';
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
        <Answer query={query}>
          {({ pages }) =>
            pages[0]!.total === 0 ? (
              <Empty title={say('group.empty')} hint={say('group.emptyHint')} />
            ) : (
              <>
                <ul className="card-list">
                  {pages
                    .flatMap(({ items }) => items)
                    .map((group) => (
                      <GroupRow key={group.id} group={group} told={setTold} />
                    ))}
                </ul>
                <More query={query} />
              </>
            )
          }
        </Answer>
      </section>
    </Page>
  );
};

export default GroupsPage;
