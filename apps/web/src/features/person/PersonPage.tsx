import type { WorkerAnswer } from '@rosa/registry';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { Page } from '../../shared/layout/Page.js';
import { Answer } from '../../shared/states/Answer.js';
import { useAddress } from '../../shared/use-address.js';
import { workerQuery } from '../calls/calls.js';
import { hasDraft } from '../interview/draft.js';
import { RECEIVERS } from '../session/roles.js';
import { useSession } from '../session/session.js';
import { Availability } from './Availability.js';
import { Career } from './Career.js';
import { History } from './History.js';
import { Identity } from './Identity.js';
import { Lists } from './Lists.js';
import { Looks } from './Looks.js';
import { Motivation } from './Motivation.js';
import { OpenLines } from './OpenLines.js';
import { nameOf } from './person.js';
import { SkillsMap } from './SkillsMap.js';

interface ViewProps {
  readonly worker: WorkerAnswer;
}

const Record = ({ worker }: ViewProps) => {
  const say = useSay();
  return (
    <div className="with-aside">
      <div className="stack">
        <Availability worker={worker} />
        <section className="panel" aria-labelledby="skills">
          <h2 id="skills">{say('person.skills')}</h2>
          <SkillsMap skills={worker.skills} />
        </section>
        <section className="panel" aria-labelledby="career">
          <h2 id="career">{say('person.career')}</h2>
          <Career worker={worker} />
        </section>
        <Motivation motivation={worker.motivation} />
      </div>
      <Identity worker={worker} />
    </div>
  );
};

/** The parts of a record, each at its own address. */
const VIEWS = [
  { at: '', label: 'person.view.record', View: Record },
  {
    at: 'storia',
    label: 'person.view.history',
    View: ({ worker }: ViewProps) => <History id={worker.id} />,
  },
  {
    at: 'opportunita',
    label: 'person.view.opportunities',
    View: ({ worker }: ViewProps) => <OpenLines id={worker.id} />,
  },
  {
    at: 'liste',
    label: 'person.view.lists',
    View: ({ worker }: ViewProps) => <Lists id={worker.id} />,
  },
  {
    at: 'sguardi',
    label: 'person.view.looks',
    View: ({ worker }: ViewProps) => <Looks id={worker.id} />,
  },
] as const;

const Shown = ({ worker }: { readonly worker: WorkerAnswer }) => {
  const say = useSay();
  const session = useSession();
  const [{ vista }, change] = useAddress(['vista']);
  const { id, status } = worker;
  const { View } = VIEWS.find(({ at }) => at === vista) ?? VIEWS[0];
  return (
    <Page
      className="person-page"
      title={nameOf(worker)}
      trail={[{ to: '/persone', label: say('people.title') }]}
      aside={
        <>
          <span className={`tag ${status.state === 'active' ? 'tag-good' : 'tag-warn'}`}>
            {say(`people.state.${status.state}`)}
            {status.until && ` ${say('person.until', { on: status.until })}`}
          </span>
          {RECEIVERS.includes(session.role) && (
            <Link className="btn btn-primary btn-sm" to={`/persone/${id}/colloquio`}>
              {say(hasDraft(session.actor, id) ? 'person.resumeInterview' : 'person.interview')}
            </Link>
          )}
        </>
      }
    >
      <nav className="views" aria-label={say('person.views')}>
        {VIEWS.map(({ at, label }) => (
          <button
            key={at}
            type="button"
            aria-current={vista === at ? 'page' : undefined}
            onClick={() => change({ vista: at })}
          >
            {say(label)}
          </button>
        ))}
      </nav>
      <View worker={worker} />
    </Page>
  );
};

/** One person: who, what they may do and want, what became of it, and who looked. */
const PersonPage = () => {
  const { id = '' } = useParams();
  const query = useQuery(workerQuery(id));
  return (
    <Answer wholePage query={query}>
      {(worker) => <Shown worker={worker} />}
    </Answer>
  );
};

export default PersonPage;
