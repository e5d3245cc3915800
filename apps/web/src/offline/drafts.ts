import { tellChange } from './changes.js';
import { device, type Draft } from './device.js';

/** What is half written, on this device alone. */

export const findDraft = async (id: string): Promise<Draft | undefined> =>
  (await device()).get('drafts', id);

/** Those of this account, the latest first. */
export const draftsOf = async (owner: string): Promise<readonly Draft[]> =>
  (await (await device()).getAll('drafts'))
    .filter((draft) => draft.owner === owner)
    .toSorted((a, b) => b.at.localeCompare(a.at));

export const putDraft = async (draft: Draft): Promise<void> => {
  await (await device()).put('drafts', draft);
  tellChange('drafts');
};
