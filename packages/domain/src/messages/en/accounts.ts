import type { accounts as italian } from '../it/accounts.js';

/** Accounts, tokens and signing in. */
export const accounts: Readonly<Record<keyof typeof italian, string>> = {
  'accounts.wrongCredentials': 'Wrong username or password',
  'accounts.wrongPassword': 'is not the present password',
  'accounts.noPassword': 'A token has no password',
  'accounts.tooManyAttempts': 'Too many attempts: try again in {minutes|minute|minutes}',
  'accounts.usernameForm':
    '3 to 100 lower case letters, digits, dots, hyphens, underscores and at signs',
  'accounts.usernameTaken': 'this username is taken',
  'accounts.passwordShort': 'too short: at least 12 characters, for instance four random words',
  'accounts.passwordLong': 'too long: at most 200 characters',
  'accounts.passwordIsUsername': 'must not contain the username',
  'accounts.unknownTerritory':
    '{value} does not exist: ISTAT codes of a region (2 digits), province (3) or comune (6)',
  'accounts.territoryEmpty': 'empty list: give at least one code, or none for the whole country',
  'accounts.notForRole': 'does not apply to the role {role:role}',
  'accounts.neededForRole': 'is needed for the role {role:role}',
  'accounts.leadRoles': 'A lead manages operators and animators only',
  'accounts.leadTerritory': 'The territory must lie wholly within yours',
  'accounts.own': 'You cannot remove or deactivate your own account, nor change its role',
  'accounts.expiryPast': 'is already past',
  'accounts.noInvitation':
    'This invitation is there no more: it was used, or has lapsed. If you have an account sign in, or ask the laboratory for another',
  'accounts.wholeCountry': 'No territory given: the role {role:role} reaches the whole country',
};
