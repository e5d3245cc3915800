import type { Opportunity } from '@rosa/domain';
import { useSay } from '../../i18n/language.js';

/** An opportunity's state, in words and colour. */
export const StateBadge = ({ state }: { readonly state: Opportunity['state'] }) => {
  const say = useSay();
  return <span className={`tag tag-${state}`}>{say(`opportunity.state.${state}`)}</span>;
};
