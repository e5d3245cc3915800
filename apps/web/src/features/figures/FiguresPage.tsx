import type { Grouping, Place } from '@rosa/registry';
import { useEffect, useRef } from 'react';
import { useSay } from '../../i18n/language.js';
import { Page } from '../../shared/layout/Page.js';
import { useAddress } from '../../shared/use-address.js';
import { Breakdown } from './Breakdown.js';
import { Choice } from '../../shared/Choice.js';
import { Closings } from './Closings.js';
import { Findable } from './Findable.js';
import { Funnel } from './Funnel.js';
import {
  GROUPINGS_OF,
  INDICATORS_OF,
  monthsAgo,
  OF_OPPORTUNITIES,
  ON_MAP,
  PLACES,
  type Asked,
} from './figures.js';
import { SUPPLY_GROUPINGS } from './standing.js';
import { Supply } from './Supply.js';
import { Workload } from './Workload.js';

const VIEWS = [
  'funnel',
  'people',
  'demand',
  'opportunities',
  'supply',
  'findable',
  'workload',
  'closings',
] as const;
type View = (typeof VIEWS)[number];

/** The views of figures by group: what they tell, and by what. */
const BREAKDOWNS = {
  people: { side: 'people', indicators: INDICATORS_OF.people, by: GROUPINGS_OF.people },
  demand: { side: 'demand', indicators: INDICATORS_OF.demand, by: GROUPINGS_OF.demand },
  opportunities: {
    side: 'demand',
    indicators: ['opportunities', 'positions', 'positions_filled', 'positions_open', 'leads'],
    by: OF_OPPORTUNITIES,
  },
} as const satisfies Partial<Record<View, object>>;

const isBreakdown = (view: View): view is keyof typeof BREAKDOWNS => view in BREAKDOWNS;

/** Views of how things stand today, whatever the period. */
const STANDING: ReadonlySet<View> = new Set(['supply', 'findable', 'closings']);

/** A year with this month. */
const MONTHS = 11;

const KEYS = ['vista', 'da', 'a', 'per', 'luogo', 'cifra', 'settore'] as const;
type Address = Readonly<Record<(typeof KEYS)[number], string>>;
type Change = (change: Partial<Address>) => void;

/** What the address asks; what it does not say, or says wrongly, is asked as one comes to the page. */
const askedOf = ({ vista, da, a, per, luogo }: Address): { view: View; asked: Asked } => {
  const view = VIEWS.find((each) => each === vista) ?? 'funnel';
  const by = isBreakdown(view) ? BREAKDOWNS[view].by.find((each) => each === per) : undefined;
  const place = PLACES.find((each) => each === luogo);
  const asked = {
    from: da || monthsAgo(MONTHS),
    to: a || monthsAgo(0),
    by: by ?? (view === 'opportunities' ? 'sector' : 'province'),
    place: place ?? 'residence',
  } as const;
  return { view, asked };
};

const Filters = ({
  view,
  asked,
  change,
}: {
  readonly view: View;
  readonly asked: Asked;
  readonly change: Change;
}) => {
  const say = useSay();
  const month = (id: 'da' | 'a', label: string, value: string) => (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="month"
        className="form-control"
        value={value}
        onChange={({ target }) => target.validity.valid && change({ [id]: target.value })}
      />
    </div>
  );
  return (
    <search className="filters">
      {month('da', say('report.from'), asked.from)}
      {month('a', say('report.to'), asked.to)}
      {isBreakdown(view) && (
        <Choice<Grouping>
          id="per"
          label={say('report.by')}
          value={asked.by}
          values={BREAKDOWNS[view].by}
          nameOf={(each) => say(`report.by.${each}`)}
          choose={(per) => change({ per })}
        />
      )}
      {view === 'people' && ON_MAP.includes(asked.by) && (
        <Choice<Place>
          id="luogo"
          label={say('report.place')}
          value={asked.place}
          values={PLACES}
          nameOf={(each) => say(`report.place.${each}`)}
          choose={(luogo) => change({ luogo })}
        />
      )}
    </search>
  );
};

/** What was done and what came of it, by territory, desk, person and period: each figure opens its rows. */
const FiguresPage = () => {
  const say = useSay();
  const [address, change] = useAddress(KEYS);
  const { view, asked } = askedOf(address);
  const views = useRef<HTMLElement>(null);
  // On a phone the views run on beyond the edge: the one that is shown must not.
  useEffect(() => {
    const current = views.current?.querySelector(`[data-view=${view}]`);
    current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [view]);
  return (
    <Page title={say('report.title')} lead={say('report.lead')}>
      <nav ref={views} className="views" aria-label={say('report.views')}>
        {VIEWS.map((each) => (
          <button
            key={each}
            type="button"
            data-view={each}
            aria-current={each === view ? 'page' : undefined}
            onClick={() =>
              change({ vista: each === 'funnel' ? '' : each, cifra: '', per: '', settore: '' })
            }
          >
            {say(`report.view.${each}`)}
          </button>
        ))}
      </nav>
      {!STANDING.has(view) && <Filters view={view} asked={asked} change={change} />}
      {view === 'funnel' && <Funnel asked={asked} />}
      {view === 'workload' && <Workload asked={asked} />}
      {view === 'findable' && <Findable />}
      {view === 'closings' && <Closings />}
      {view === 'supply' && (
        <Supply
          asked={{
            by: SUPPLY_GROUPINGS.find((each) => each === address.per) ?? 'province',
            sector: address.settore,
          }}
          change={change}
        />
      )}
      {isBreakdown(view) && (
        <Breakdown
          key={view}
          side={BREAKDOWNS[view].side}
          indicators={BREAKDOWNS[view].indicators}
          title={say(`report.${view}Title`)}
          asked={asked}
          chosen={address.cifra}
          choose={(cifra) => change({ cifra })}
        />
      )}
    </Page>
  );
};

export default FiguresPage;
