import { useEffect, useState } from 'react';
import { useSay } from '../../i18n/language.js';

/** Below it an answer comes before anyone wonders, ms: nothing flickers. */
const PATIENCE = 200;

/** Something is on its way. */
export const Loading = ({
  wholePage = false,
}: {
  /** There is no page around it: it is the page's heading too. */
  readonly wholePage?: boolean;
}) => {
  const say = useSay();
  const Title = wholePage ? 'h1' : 'span';
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="state state-loading" role="status" aria-live="polite">
      {late && (
        <>
          <span className="spinner" aria-hidden="true" />
          <Title className={wholePage ? 'state-title' : undefined}>{say('state.loading')}</Title>
        </>
      )}
    </div>
  );
};
