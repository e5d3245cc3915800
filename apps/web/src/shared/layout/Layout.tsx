import { Suspense } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useSessionOrNull } from '../../features/session/session.js';
import { useSay } from '../../i18n/language.js';
import { Loading } from '../states/Loading.js';
import { Offline } from '../states/Offline.js';
import { Unforeseen } from '../states/Unforeseen.js';
import { Header } from './Header.js';

/** The frame around every page: skip links, header, main, footer. */
export const Layout = () => {
  const say = useSay();
  const session = useSessionOrNull();
  const { pathname } = useLocation();
  return (
    <>
      <div className="skiplinks">
        <a href="#main">{say('frame.skipToContent')}</a>
        {session && <a href="#main-nav">{say('frame.skipToNav')}</a>}
      </div>
      <Header />
      <Offline />
      <main id="main" tabIndex={-1}>
        <Unforeseen of={pathname}>
          <Suspense fallback={<Loading wholePage />}>
            <Outlet />
          </Suspense>
        </Unforeseen>
      </main>
      <footer className="site-footer" aria-label={say('frame.footer')}>
        <span>{say('frame.tagline')}</span>
        <a href="/docs">{say('frame.documentation')}</a>
      </footer>
    </>
  );
};
