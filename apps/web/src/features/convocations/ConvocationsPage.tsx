import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { Page } from '../../shared/layout/Page.js';
import { Paged } from '../../shared/Paged.js';
import { Empty } from '../../shared/states/Empty.js';
import { CONVENERS } from '../session/roles.js';
import { useSession } from '../session/session.js';
import { convocationsQuery, type ConvocationHead } from './convocations.js';
import { Progress } from './Progress.js';
import { When } from './When.js';

const Row = ({ convocation }: { readonly convocation: ConvocationHead }) => (
  <li className="card-row">
    <div className="card-row-main">
      <h3>
        <Link className="stretched" to={`/convocazioni/${convocation.id}`}>
          {convocation.title}
        </Link>
      </h3>
      <When convocation={convocation} />
    </div>
    <Progress count={convocation.count} />
  </li>
);

/** The groups called in, in the territory, and how far each is. */
const ConvocationsPage = () => {
  const say = useSay();
  const convenes = CONVENERS.includes(useSession().role);
  const query = useInfiniteQuery(convocationsQuery());
  return (
    <Page
      title={say('call.title')}
      lead={say('call.lead')}
      aside={
        convenes && (
          <Link className="btn btn-primary" to="/gruppi">
            {say('convene.title')}
          </Link>
        )
      }
    >
      <section aria-labelledby="convocations">
        <h2 id="convocations" className="visually-hidden">
          {say('call.title')}
        </h2>
        <Paged
          query={query}
          empty={<Empty title={say('call.empty')} hint={say('call.emptyHint')} />}
        >
          {(convocations) => (
            <ul className="card-list">
              {convocations.map((convocation) => (
                <Row key={convocation.id} convocation={convocation} />
              ))}
            </ul>
          )}
        </Paged>
      </section>
    </Page>
  );
};

export default ConvocationsPage;
