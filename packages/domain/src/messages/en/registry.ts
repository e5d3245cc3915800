import type { registry as italian } from '../it/registry.js';

/** What the registry answers when it cannot do what was asked. */
export const registry: Readonly<Record<keyof typeof italian, string>> = {
  'registry.fiscalCodeTaken': 'A person with this codice fiscale is in the registry already',
  'registry.likelyDuplicate':
    'This person may be in the registry already: look at those alike and, if it is someone else, repeat with confirmedDifferent=true',
  'registry.centralOwnOnly': 'The central team only writes records without a territory',
  'registry.countsOnly': 'The role {role:role} sees counts only: it cannot search by name',
};
