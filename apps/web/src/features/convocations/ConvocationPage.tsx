import { isToCallAgain } from '@rosa/domain';
import type { InvitedAnswer } from '@rosa/registry';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { Icon } from '../../shared/Icon.js';
import { Page } from '../../shared/layout/Page.js';
import { Answer } from '../../shared/states/Answer.js';
import { Refused } from '../../shared/states/Refused.js';
import { CONVENERS } from '../session/roles.js';
import { useSession } from '../session/session.js';
import { invitedQuery, useRemove, type ConvocationHead } from './convocations.js';
import { InvitedList } from './InvitedList.js';
import { Progress } from './Progress.js';
import { When } from './When.js';

/** Removing asks once more. */
const Remove = ({ convocation }: { readonly convocation: ConvocationHead }) => {
  const say = useSay();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const { mutate, isPending, error } = useRemove();
  const remove = () => mutate(convocation, { onSuccess: () => void navigate('/convocazioni') });
  return (
    <div className="call-remove">
      <button
        type="button"
        className="btn btn-link"
        aria-expanded={asked}
        onClick={() => setAsked(!asked)}
      >
        {say('call.remove')}
      </button>
      {asked && (
        <div className="notice notice-warning sure">
          <span>{say('call.removeSure')}</span>
          <button
            type="button"
            className="btn btn-outline-primary btn-sm"
            disabled={isPending}
            onClick={remove}
          >
            {say('call.remove')}
          </button>
        </div>
      )}
      <Refused error={error} />
    </div>
  );
};

const Shown = ({
  convocation,
  people,
}: {
  readonly convocation: ConvocationHead;
  readonly people: readonly InvitedAnswer[];
}) => {
  const say = useSay();
  const tells = CONVENERS.includes(useSession().role);
  const justMade = (useLocation().state as { readonly made?: boolean } | null)?.made;
  const { id, title, purpose, targetGroup } = convocation;
  const missing = people.filter(isToCallAgain).length;
  return (
    <Page
      title={title}
      trail={[{ to: '/convocazioni', label: say('call.title') }]}
      lead={<When convocation={convocation} />}
      aside={
        tells && (
          <>
            <Link className="btn btn-primary btn-sm" to={`/convocazioni/${id}/avvisi`}>
              <Icon name="print" />
              {say('call.notices')}
            </Link>
            {missing > 0 && (
              <Link className="btn btn-outline-primary btn-sm" to={`/convocazioni/nuova?di=${id}`}>
                {say('call.again', { n: missing })}
              </Link>
            )}
          </>
        )
      }
    >
      {justMade && (
        <p className="notice notice-good" role="status">
          {say('call.made')}
        </p>
      )}
      <div className="panel call-head">
        <Progress count={convocation.count} />
        {(purpose ?? targetGroup) && (
          <p className="facts">
            {purpose && <span>{purpose}</span>}
            {targetGroup && <span>{targetGroup}</span>}
          </p>
        )}
      </div>
      <section aria-labelledby="invited">
        <h2 id="invited">{say('call.people')}</h2>
        <InvitedList id={id} people={people} tells={tells} />
      </section>
      {tells && <Remove convocation={convocation} />}
    </Page>
  );
};

/** A convocation: who was called in, and who came. */
const ConvocationPage = () => {
  const { id = '' } = useParams();
  const query = useQuery(invitedQuery(id));
  return (
    <Answer wholePage query={query}>
      {({ convocation, items }) => <Shown convocation={convocation} people={items} />}
    </Answer>
  );
};

export default ConvocationPage;
