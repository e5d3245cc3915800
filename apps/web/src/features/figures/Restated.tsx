import { useLanguage } from '../../i18n/language.js';

/** What was reported of a figure that has been restated since its month was closed; nothing where it stands. */
export const Restated = ({ n }: { readonly n: number | undefined }) => {
  const { say } = useLanguage();
  return n === undefined ? null : (
    <small className="restated">{say('report.reported', { n })}</small>
  );
};

/** How many months of the period are closed, where any is. */
export const ClosedNote = ({ closed }: { readonly closed: readonly string[] }) => {
  const { say } = useLanguage();
  if (closed.length === 0) return null;
  return <p className="field-hint">{say('report.closedNote', { n: closed.length })}</p>;
};
