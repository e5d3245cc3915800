import { useQuery } from '@tanstack/react-query';
import { lazy, useState, type ComponentType } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { SessionContext, sessionQuery, useSessionOrNull } from '../features/session/session.js';
import { useSay } from '../i18n/language.js';
import { Layout } from '../shared/layout/Layout.js';
import { Page } from '../shared/layout/Page.js';
import { ErrorState } from '../shared/states/ErrorState.js';
import { Loading } from '../shared/states/Loading.js';
import { NotFound } from '../shared/states/NotFound.js';
import { SCREENS, screensFor } from './screens.js';

/** Each page's code is fetched when someone first goes there. */
const PAGES = new Map<string, ComponentType>(SCREENS.map(({ path, load }) => [path, lazy(load)]));
const InvitePage = lazy(() => import('../features/employer/InvitePage.js'));
const SignInPage = lazy(() => import('../features/session/SignInPage.js'));

/** Where a role's day begins. */
const First = () => {
  const say = useSay();
  const session = useSessionOrNull();
  const mine = session ? screensFor(session.role).filter(({ nav }) => nav) : [];
  const first = mine.find(({ home }) => home?.includes(session!.role)) ?? mine[0];
  if (first) return <Navigate to={first.path} replace />;
  return (
    <Page title={say('home.title')}>
      <p>{say('home.noScreens')}</p>
    </Page>
  );
};

/** Sends those who have not signed in to do so, and then back to where they were going. */
const ToSignIn = ({ expired }: { readonly expired: boolean }) => {
  const { pathname, search } = useLocation();
  return <Navigate to="/accesso" replace state={{ from: pathname + search, expired }} />;
};

/** The pages of whoever is signed in, and no other. */
export const AppRoutes = () => {
  const session = useQuery(sessionQuery);
  const [wasIn, setWasIn] = useState(false);
  if (session.data && !wasIn) setWasIn(true);
  if (!session.isSuccess) {
    return (
      <main>
        {session.isPending ? (
          <Loading wholePage />
        ) : (
          <ErrorState wholePage error={session.error} retry={() => void session.refetch()} />
        )}
      </main>
    );
  }
  const mine = session.data ? screensFor(session.data.role) : [];
  return (
    <SessionContext value={session.data}>
      <Routes>
        <Route element={<Layout />}>
          <Route path="/accesso" element={<SignInPage />} />
          <Route path="/invito" element={<InvitePage />} />
          {session.data && <Route index element={<First />} />}
          {mine.map(({ path }) => {
            const Screen = PAGES.get(path)!;
            return <Route key={path} path={path} element={<Screen />} />;
          })}
          <Route path="*" element={session.data ? <NotFound /> : <ToSignIn expired={wasIn} />} />
        </Route>
      </Routes>
    </SessionContext>
  );
};
