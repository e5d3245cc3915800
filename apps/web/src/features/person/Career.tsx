import { parsePartialDay } from '@rosa/domain';
import type { WorkerAnswer } from '@rosa/registry';
import { useLanguage } from '../../i18n/language.js';
import { today } from '../../shared/form/read-form.js';
import { useNames } from '../../shared/reference/names.js';

const ROW = 26;
const YEAR = 365.25;
const yearAt = (day: number): number => 1970 + day / YEAR;

/** Marks between two years, never more than fit. */
const marks = (from: number, to: number): readonly number[] => {
  const every = [1, 2, 5, 10].find((step) => (to - from) / step <= 8) ?? 20;
  const first = Math.ceil(from / every) * every;
  return Array.from(
    { length: Math.floor((to - first) / every) + 1 },
    (_each, at) => first + at * every,
  );
};

/** The career on a line of years, and the same in a table. */
export const Career = ({ worker }: { readonly worker: WorkerAnswer }) => {
  const { say } = useLanguage();
  const { experiences, careerComplete } = worker;
  const name = useNames(
    'occupations',
    (experiences ?? []).map(({ occupation }) => occupation),
  );
  if (!experiences || experiences.length === 0) {
    return (
      <p>{say(experiences && careerComplete ? 'person.careerNone' : 'person.careerUnknown')}</p>
    );
  }
  const spells = experiences
    .map((each) => ({
      ...each,
      start: parsePartialDay(each.from) ?? 0,
      end: each.to ? (parsePartialDay(each.to) ?? 0) : today(),
    }))
    .toSorted((a, b) => b.start - a.start);
  const from = Math.floor(yearAt(Math.min(...spells.map(({ start }) => start))));
  const to = Math.ceil(yearAt(today()));
  const x = (year: number): string => `${((year - from) / Math.max(1, to - from)) * 100}%`;
  const height = spells.length * ROW + 22;
  return (
    <>
      <p className="field-hint">
        {say(careerComplete ? 'person.careerComplete' : 'person.careerIncomplete')}
      </p>
      <svg
        className="career"
        width="100%"
        height={height}
        role="img"
        aria-label={say('person.careerPicture', { from: String(from), to: String(to) })}
      >
        {marks(from, to).map((year) => (
          <g key={year}>
            <line className="year-line" x1={x(year)} x2={x(year)} y1="0" y2={height - 18} />
            <text className="year" x={x(year)} y={height - 4}>
              {year}
            </text>
          </g>
        ))}
        {spells.map(({ occupation, start, end, evidence, from: said }, at) => (
          <g key={`${occupation}-${said}`}>
            <rect
              className={`spell skill-${evidence}`}
              x={x(yearAt(start))}
              width={`max(4px, ${((yearAt(end) - yearAt(start)) / Math.max(1, to - from)) * 100}%)`}
              y={at * ROW + 3}
              height={ROW - 8}
              rx="3"
            />
          </g>
        ))}
      </svg>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={say('person.careerTable')}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{say('person.occupation')}</th>
              <th scope="col">{say('person.employer')}</th>
              <th scope="col">{say('person.from')}</th>
              <th scope="col">{say('person.to')}</th>
              <th scope="col">{say('person.evidence')}</th>
            </tr>
          </thead>
          <tbody>
            {spells.map(({ occupation, employer, from: began, to: ended, evidence }) => (
              <tr key={`${occupation}-${began}`}>
                <th scope="row">{name(occupation)}</th>
                <td>{employer ?? say('person.neverAsked')}</td>
                <td className="nowrap">{say('frame.day', { on: began })}</td>
                <td className="nowrap">
                  {ended ? say('frame.day', { on: ended }) : say('person.now')}
                </td>
                <td>{say(`evidence.${evidence}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};
