import { useSay } from '../../i18n/language.js';
import { lineName } from './line-name.js';
import type { OpportunityRecord } from './opportunities.js';

/** What an opportunity asks for, line by line, and how much of it is filled. */
export const LineChips = ({
  lines,
  occupation,
}: {
  readonly lines: OpportunityRecord['lines'];
  readonly occupation: (code: string) => string;
}) => {
  const say = useSay();
  return (
    <ul className="line-chips">
      {lines.map((line) => (
        <li key={line.id}>
          {lineName(line, occupation, say)}
          <b>{say('opportunity.filled', { filled: line.filled, positions: line.positions })}</b>
        </li>
      ))}
    </ul>
  );
};
