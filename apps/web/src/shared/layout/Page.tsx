import { useEffect, useRef, type ReactNode } from 'react';
import { Link, useNavigationType } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { usePageTitle } from './page-title.js';

interface Step {
  readonly to: string;
  readonly label: string;
}

const NO_TRAIL: readonly Step[] = [];

/** Which page had its heading focused last: a query that changes is no new page. */
let focused = '';

/** A page: its title in the browser and above it, the way back, and the focus on its heading when one comes to it. */
export const Page = ({
  title,
  lead,
  trail = NO_TRAIL,
  aside,
  className = '',
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly trail?: readonly Step[];
  /** Beside the heading: what can be done with the page. */
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}) => {
  const say = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  const arrived = useNavigationType();
  usePageTitle(title);
  useEffect(() => {
    const here = location.pathname;
    // At the first page of a visit the browser begins from the top by itself.
    if (focused !== '' && focused !== here && arrived !== 'REPLACE') {
      heading.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    focused = here;
  }, [arrived]);
  return (
    <div className={`page ${className}`}>
      {trail.length > 0 && (
        <nav className="trail" aria-label={say('frame.breadcrumb')}>
          <ol>
            {trail.map(({ to, label }) => (
              <li key={to}>
                <Link to={to}>{label}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <div className="page-lead">{lead}</div>}
        </div>
        {aside && <div className="page-aside">{aside}</div>}
      </div>
      {children}
    </div>
  );
};
