import type { Indicator } from '@rosa/domain';
import type { Figures } from '@rosa/registry';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/language.js';
import { Answer } from '../../shared/states/Answer.js';
import { Empty } from '../../shared/states/Empty.js';
import { Definitions } from './Definitions.js';
import { figuresQuery, rowsAddress, type Asked } from './figures.js';
import { ClosedNote, Restated } from './Restated.js';

/** From what is heard of to work that lasts. */
const STEPS: readonly Indicator[] = [
  'leads',
  'leads_taken_up',
  'opportunities',
  'shortlists',
  'rosters',
  'people_proposed',
  'hires_confirmed',
  'contract_starts_roster',
  'lasted_6',
];

/** Those that are a part of the step before them, and can be told as a share of it. */
const PARTS: ReadonlySet<Indicator> = new Set(['leads_taken_up', 'hires_confirmed']);

const Steps = ({
  total,
  reported,
  asked,
}: Pick<Figures, 'total' | 'reported'> & { readonly asked: Asked }) => {
  const { say, number } = useLanguage();
  const counts = STEPS.map((step) => total[step] ?? 0);
  const most = Math.max(...counts);
  if (most === 0) return <Empty title={say('report.empty')} hint={say('report.emptyHint')} />;
  return (
    <ol className="funnel">
      {STEPS.map((indicator, at) => {
        const n = counts[at]!;
        const before = counts[at - 1] ?? 0;
        const share = PARTS.has(indicator) && before > 0 ? Math.round((n / before) * 100) : null;
        const what = say(`figure.${indicator}`);
        return (
          <li key={indicator}>
            <span className="funnel-name">
              {what}
              {share !== null && <small>{say('report.ofBefore', { percent: share })}</small>}
            </span>
            <span className="bar-track" aria-hidden="true">
              <span className="bar" style={{ inlineSize: `${(n / most) * 100}%` }} />
            </span>
            <b className="num">
              {n === 0 ? (
                '0'
              ) : (
                <Link
                  to={rowsAddress({ ...asked, by: 'none', indicator })}
                  aria-label={say('report.open', { what, group: say('report.total'), n })}
                >
                  {number(n)}
                </Link>
              )}
              <Restated n={reported?.[indicator]} />
            </b>
          </li>
        );
      })}
    </ol>
  );
};

/** The way from a lead to a hire that lasts, step by step. */
export const Funnel = ({ asked }: { readonly asked: Asked }) => {
  const { say } = useLanguage();
  const whole = { ...asked, by: 'none' } as const;
  const people = useQuery(figuresQuery('people', whole));
  const demand = useQuery(figuresQuery('demand', whole));
  return (
    <section aria-labelledby="funnel">
      <h2 id="funnel">{say('report.funnelTitle')}</h2>
      <p className="field-hint">{say('report.funnelLead')}</p>
      <Answer query={people}>
        {(ofPeople) => (
          <Answer query={demand}>
            {(ofDemand) => (
              <div className="panel">
                <ClosedNote closed={[...new Set([...ofPeople.closed, ...ofDemand.closed])]} />
                <Steps
                  total={{ ...ofPeople.total, ...ofDemand.total }}
                  reported={{ ...ofPeople.reported, ...ofDemand.reported }}
                  asked={whole}
                />
              </div>
            )}
          </Answer>
        )}
      </Answer>
      <Definitions indicators={STEPS} />
    </section>
  );
};
