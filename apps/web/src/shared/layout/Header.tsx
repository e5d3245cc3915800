import { LANGS } from '@rosa/domain/screens';
import { useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import logo from '../../app/rosa.svg?url';
import { screensFor } from '../../app/screens.js';
import { useSessionOrNull } from '../../features/session/session.js';
import { useSignOut } from '../../features/session/sign-out.js';
import { useLanguage, useSay } from '../../i18n/language.js';
import { Icon } from '../Icon.js';

const LanguageSwitch = () => {
  const { lang, say, choose } = useLanguage();
  return (
    <div className="language" role="group" aria-label={say('frame.language')}>
      {LANGS.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === lang}
          title={say(`frame.lang.${each}`)}
          onClick={() => choose(each)}
        >
          {each.toUpperCase()}
        </button>
      ))}
    </div>
  );
};

const Account = () => {
  const say = useSay();
  const session = useSessionOrNull();
  const signOut = useSignOut();
  if (!session) return null;
  return (
    <div className="account">
      <span className="account-name">{session.name}</span>
      <button type="button" className="account-out" onClick={signOut}>
        {say('frame.signOut')}
      </button>
    </div>
  );
};

const Nav = () => {
  const say = useSay();
  const session = useSessionOrNull();
  const [open, setOpen] = useState(false);
  const entries = session ? screensFor(session.role).filter(({ nav }) => nav) : [];
  if (entries.length === 0) return null;
  return (
    <nav id="main-nav" className="main-nav" aria-label={say('frame.mainNav')} tabIndex={-1}>
      <button
        type="button"
        className="menu-button"
        aria-expanded={open}
        aria-controls="main-nav-list"
        onClick={() => setOpen(!open)}
        onKeyDown={({ key }) => key === 'Escape' && setOpen(false)}
      >
        <Icon name={open ? 'close' : 'burger'} className="icon-white" />
        {say(open ? 'frame.closeMenu' : 'frame.menu')}
      </button>
      <ul id="main-nav-list" className={open ? 'open' : ''}>
        {entries.map(({ path, nav }) => (
          <li key={path}>
            <NavLink to={path}>{say.word(nav!)}</NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
};

/** What stands above every page. */
export const Header = () => {
  const say = useSay();
  const { pathname } = useLocation();
  return (
    <header className="site-header">
      <div className="site-bar">
        <Link className="brand" to="/">
          <img src={logo} alt="" width={32} height={32} />
          <span>
            <strong>{say('frame.name')}</strong>
            <small>{say('frame.tagline')}</small>
          </span>
        </Link>
        <div className="site-tools">
          <Account />
          <LanguageSwitch />
        </div>
      </div>
      {/* The menu closes as one comes to a page. */}
      <Nav key={pathname} />
    </header>
  );
};
