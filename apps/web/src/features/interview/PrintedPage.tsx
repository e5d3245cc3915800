import { useSay } from '../../i18n/language.js';

/** One plain page for the person to take along: what was said, and that it may be changed. */
export const PrintedPage = ({
  name,
  on,
  changes,
}: {
  readonly name: string;
  readonly on: string;
  readonly changes: readonly string[];
}) => {
  const say = useSay();
  return (
    <div className="printed">
      <h2>{name}</h2>
      <p>{say('interview.printTitle', { on })}</p>
      <ul>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      <p>{say('interview.printFoot')}</p>
    </div>
  );
};
