import type { ListedPerson } from '@rosa/opportunities';
import { useLanguage } from '../../i18n/language.js';

type Scored = Pick<ListedPerson, 'contributions' | 'score' | 'certain' | 'potential'>;

/** Shades there are for each part of the score; one more begins again. */
const SHADES = 3;

/** The colour of each contribution: its part's, in a shade of its own among those of the part. */
export const shadesOf = (contributions: Scored['contributions']): readonly string[] => {
  const seen = new Map<string, number>();
  return contributions.map(({ part }) => {
    const nth = seen.get(part) ?? 0;
    seen.set(part, nth + 1);
    return `shade-${part}-${nth % SHADES}`;
  });
};

const percent = (share: number): string => `${Math.round(share * 1e4) / 100}%`;

/**
 * A score as a bar: its segments are what each thing asked puts in, and the bracket below reaches from what is certain to
 * what it could become. Told in words to those who do not see it; the table of reasons holds the same figures.
 */
export const ScoreBar = ({
  person,
  nameOf,
}: {
  readonly person: Scored;
  readonly nameOf: (of: string) => string;
}) => {
  const { say, number } = useLanguage();
  const { contributions, score, certain, potential } = person;
  const shades = shadesOf(contributions);
  const parts = contributions
    .filter(({ points }) => points > 0)
    .map(({ of, points }) => say('bench.partOf', { what: nameOf(of), points: number(points, 2) }))
    .join(', ');
  const label = say('bench.scoreOf', {
    score: number(score, 2),
    parts,
    certain: number(certain, 2),
    potential: number(potential, 2),
  });
  return (
    <svg className="score-bar" width="100%" height="24" role="img" aria-label={label}>
      <rect className="bar-ground" x="0" y="0" width="100%" height="14" rx="2" />
      {contributions.map(({ of, points }, at) => {
        const x = contributions.slice(0, at).reduce((sum, before) => sum + before.points, 0);
        return (
          points > 0 && (
            <rect
              key={of}
              className={`segment ${shades[at]}`}
              x={percent(x)}
              y="0"
              width={percent(points)}
              height="14"
            />
          )
        );
      })}
      <g className="interval">
        <line x1={percent(certain)} x2={percent(potential)} y1="20" y2="20" />
        <line x1={percent(certain)} x2={percent(certain)} y1="16.5" y2="23.5" />
        <line x1={percent(potential)} x2={percent(potential)} y1="16.5" y2="23.5" />
      </g>
    </svg>
  );
};
