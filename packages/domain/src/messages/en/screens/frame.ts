import type { frame as italian } from '../../it/screens/frame.js';

export const frame: Readonly<Record<keyof typeof italian, string>> = {
  'frame.name': 'Rosa',
  'frame.tagline': 'Workforce registry and opportunity bank',
  'frame.skipToContent': 'Go to the content',
  'frame.skipToNav': 'Go to the navigation',
  'frame.mainNav': 'Main navigation',
  'frame.menu': 'Menu',
  'frame.closeMenu': 'Close the menu',
  'frame.language': 'Language',
  'frame.lang.it': 'Italiano',
  'frame.lang.en': 'English',
  'frame.signOut': 'Sign out',
  'frame.titled': '{page} – Rosa',
  'frame.documentation': 'API documentation',
  'frame.wholeCountry': 'All of Italy',
  'frame.breadcrumb': 'Breadcrumb',
  'frame.footer': 'About this service',

  'nav.today': 'Today',
  'nav.opportunities': 'Opportunities',
  'nav.people': 'People',

  'state.loading': 'Loading…',
  'state.errorTitle': 'Something went wrong',
  'state.retry': 'Try again',
  'state.requestId': 'Request number: {id}',
  'state.forbiddenTitle': 'This page is not part of your work',
  'state.forbidden': 'The role “{role:role}” does not use it.',
  'state.notFoundTitle': 'Page not found',
  'state.notFound': 'There is nothing here, or it is out of your reach.',
  'state.home': 'Back to the start',
  'state.offline': 'No connection: what you see may be out of date.',
  'state.incompleteTitle': 'Incomplete list',
  'state.incomplete.catchingUp':
    'The index is still being filled: someone may be missing. Try again shortly.',
  'state.incomplete.behind': 'Some recent changes are not in the index yet: try again shortly.',
  'state.incomplete.partial': 'Part of the answers did not arrive.',

  'form.errorsTitle': 'Check {n|field|fields}',
  'form.required': 'required',
  'form.cancel': 'Cancel',
  'form.save': 'Save',
  'form.close': 'Close',
  'form.remove': 'Remove {what}',

  'typeahead.hint': 'Type, then choose with the arrows and Enter',
  'typeahead.none': 'Nothing found',
  'typeahead.found': '{n|entry found|entries found}',

  'list.more': 'Show more',
  'list.count': '{n|result|results}',
  'list.unknown': 'never asked',
  'list.yes': 'yes',
  'list.no': 'no',

  'signIn.title': 'Sign in',
  'signIn.lead':
    'From people to rosters of candidates: every place in the ranking with its reasons.',
  'signIn.username': 'Username',
  'signIn.password': 'Password',
  'signIn.submit': 'Sign in',
  'signIn.expired': 'Your session has ended: sign in again to go on from where you were.',

  'home.title': 'Welcome to Rosa',
  'home.noScreens': 'The screens for your role are not there yet.',
};
