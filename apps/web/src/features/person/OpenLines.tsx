import type { OpenLine } from '@rosa/opportunities';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/language.js';
import { Icon } from '../../shared/Icon.js';
import { useAskedNames } from '../../shared/reference/asked-names.js';
import { useNames } from '../../shared/reference/names.js';
import { Answer } from '../../shared/states/Answer.js';
import { Empty } from '../../shared/states/Empty.js';
import { Reasons } from '../workbench/Reasons.js';
import { ScoreBar } from '../workbench/ScoreBar.js';
import { openLinesQuery } from './person.js';

const Line = ({
  line,
  asked,
  comune,
}: {
  readonly line: OpenLine;
  readonly asked: (of: string) => string;
  readonly comune: string;
}) => {
  const { say, number } = useLanguage();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <li className="person">
      <div className="person-line">
        <div className="person-who">
          <h2>
            <Link to={`/opportunita/${line.opportunityId}`}>{line.title}</Link>
          </h2>
          <p className="facts">
            <span>{comune}</span>
            {line.distanceKm !== null && (
              <span>{say('bench.distance', { km: line.distanceKm })}</span>
            )}
          </p>
        </div>
        <span className="score num">{number(line.score, 2)}</span>
      </div>
      <ScoreBar person={line} nameOf={asked} />
      <div className="person-actions">
        <button
          type="button"
          className="btn btn-link"
          aria-expanded={open}
          aria-controls={id}
          aria-label={say('bench.whyOf', { name: line.title })}
          onClick={() => setOpen(!open)}
        >
          {say('bench.why')}
          <Icon name={open ? 'collapse' : 'expand'} className="icon-xs" />
        </button>
      </div>
      <div id={id} hidden={!open}>
        {open && (
          <Reasons
            contributions={line.contributions}
            score={line.score}
            nameOf={asked}
            label={say('bench.whyOf', { name: line.title })}
          />
        )}
      </div>
    </li>
  );
};

const Lines = ({ lines }: { readonly lines: readonly OpenLine[] }) => {
  const asked = useAskedNames([
    ...new Set(lines.flatMap(({ contributions }) => contributions.map(({ of }) => of))),
  ]);
  const comune = useNames(
    'comuni',
    lines.map((line) => line.comune),
  );
  return (
    <ol className="people">
      {lines.map((line) => (
        <Line key={line.lineId} line={line} asked={asked} comune={comune(line.comune)} />
      ))}
    </ol>
  );
};

/** The open lines that suit the person best, by the same rule as the lists, and why. */
export const OpenLines = ({ id }: { readonly id: string }) => {
  const { say } = useLanguage();
  return (
    <Answer query={useQuery(openLinesQuery(id))}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={say('person.noOpportunities')} />
        ) : (
          <Lines lines={items} />
        )
      }
    </Answer>
  );
};
