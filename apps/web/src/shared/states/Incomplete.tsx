import { useSay } from '../../i18n/language.js';
import { Icon } from '../Icon.js';

/** A list that may lack someone says so, and why: it is never shown as if it were whole. */
export const Incomplete = ({ reasons }: { readonly reasons: readonly string[] }) => {
  const say = useSay();
  return (
    <div className="notice notice-warning" role="status">
      <Icon name="warning-circle" />
      <div>
        <strong>{say('state.incompleteTitle')}</strong>
        {reasons.map((reason) => (
          <p key={reason}>{say.word(`state.incomplete.${reason}`)}</p>
        ))}
      </div>
    </div>
  );
};
