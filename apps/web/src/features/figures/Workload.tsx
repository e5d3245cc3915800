import type { Indicator } from '@rosa/domain';
import type { FigureGroup, Figures } from '@rosa/registry';
import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../../i18n/language.js';
import { Answer } from '../../shared/states/Answer.js';
import { Empty } from '../../shared/states/Empty.js';
import { Definitions } from './Definitions.js';
import { FigureTable } from './FigureTable.js';
import { figuresQuery, type Asked } from './figures.js';
import { useGroupNames } from './group-names.js';
import { ClosedNote } from './Restated.js';

/** What operators and animators do. */
const DONE: readonly Indicator[] = [
  'interviews',
  'taken_in_charge',
  'trainings',
  'internships',
  'contract_starts',
  'visits',
  'rosters',
  'people_proposed',
];

const hasDone = ({ figures }: FigureGroup): boolean => DONE.some((indicator) => figures[indicator]);

/** What two sides say of one group: no figure is of both. */
const joined = (one: FigureGroup | undefined, other: FigureGroup): FigureGroup => ({
  value: other.value,
  figures: { ...one?.figures, ...other.figures },
  reported: { ...one?.reported, ...other.reported },
});

const totalOf = ({ total, reported }: Figures): FigureGroup => ({
  value: null,
  figures: total,
  ...(reported ? { reported } : {}),
});

/** Both sides' groups of one name together. */
const together = (sides: readonly Figures[]): readonly FigureGroup[] => {
  const merged = new Map<string | null, FigureGroup>();
  for (const group of sides.flatMap(({ groups }) => groups)) {
    merged.set(group.value, joined(merged.get(group.value), group));
  }
  return [...merged.values()].filter(hasDone);
};

/** Who did what, of operators and animators: to see where help is needed, not who is best. */
export const Workload = ({ asked }: { readonly asked: Asked }) => {
  const { say } = useLanguage();
  const mine = { ...asked, by: 'operator' } as const;
  const people = useQuery(figuresQuery('people', mine));
  const demand = useQuery(figuresQuery('demand', mine));
  const name = useGroupNames('operator', []);
  const title = say('report.workloadTitle');
  const shown = (sides: readonly [Figures, Figures]) => {
    const groups = together(sides);
    if (groups.length === 0) {
      return <Empty title={say('report.empty')} hint={say('report.emptyHint')} />;
    }
    return (
      <div className="panel">
        <ClosedNote closed={[...new Set(sides.flatMap(({ closed }) => closed))]} />
        <FigureTable
          caption={`${title}, ${say('report.by.operator')}`}
          asked={mine}
          groups={groups}
          all={groups}
          total={joined(totalOf(sides[0]), totalOf(sides[1]))}
          indicators={DONE}
          nameOf={name}
        />
      </div>
    );
  };
  return (
    <section aria-labelledby="workload">
      <h2 id="workload">{title}</h2>
      <Answer query={people}>
        {(ofPeople) => <Answer query={demand}>{(ofDemand) => shown([ofPeople, ofDemand])}</Answer>}
      </Answer>
      <Definitions indicators={DONE} />
    </section>
  );
};
