import { useSyncExternalStore } from 'react';
import { useSay } from '../../i18n/language.js';
import { Icon } from '../Icon.js';

const subscribe = (told: () => void) => {
  addEventListener('online', told);
  addEventListener('offline', told);
  return () => {
    removeEventListener('online', told);
    removeEventListener('offline', told);
  };
};

/** Shown over every page while there is no connection. */
export const Offline = () => {
  const say = useSay();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status">
      {!online && (
        <div className="offline">
          <Icon name="wifi" />
          {say('state.offline')}
        </div>
      )}
    </div>
  );
};
