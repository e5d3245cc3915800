import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useDevice, useWaiting } from '../../offline/use-device.js';
import { useSay } from '../../i18n/language.js';
import { Icon } from '../../shared/Icon.js';
import { Page } from '../../shared/layout/Page.js';
import { useSession } from '../session/session.js';
import './animator.scss';

/** What waits to be sent, wherever one is: nobody should wonder whether a visit has arrived. */
const ToSend = ({ owner }: { readonly owner: string }) => {
  const say = useSay();
  const waiting = useWaiting(owner);
  const refused = waiting.filter(({ problem }) => problem).length;
  return (
    <div role="status">
      {waiting.length > 0 && (
        <Link to="/da-inviare" className={refused > 0 ? 'to-send refused' : 'to-send'}>
          <Icon name={refused > 0 ? 'warning-circle' : 'upload'} />
          <span>
            {say('animator.toSend', { n: waiting.length })}
            {refused > 0 && ` · ${say('animator.refusedCount', { n: refused })}`}
          </span>
        </Link>
      )}
    </div>
  );
};

interface FieldPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly trail?: readonly { readonly to: string; readonly label: string }[];
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A page for the car park outside a workshop: it goes on with no signal. */
export const FieldPage = ({ children, ...page }: FieldPageProps) => {
  const { actor } = useSession();
  useDevice(actor);
  return (
    <Page {...page} className="in-field">
      <ToSend owner={actor} />
      {children}
    </Page>
  );
};
