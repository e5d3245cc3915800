import type { Grouping, Place } from '@rosa/registry';
import { useSay } from '../../i18n/language.js';
import { Page } from '../../shared/layout/Page.js';
import { useAddress } from '../../shared/use-address.js';
import { Breakdown } from './Breakdown.js';
import { Funnel } from './Funnel.js';
import { GROUPINGS_OF, monthsAgo, ON_MAP, PLACES, type Asked } from './figures.js';
import { Workload } from './Workload.js';

const VIEWS = ['funnel', 'people', 'demand', 'workload'] as const;
type View = (typeof VIEWS)[number];

/** A year with this month. */
const MONTHS = 11;

const KEYS = ['vista', 'da', 'a', 'per', 'luogo', 'cifra'] as const;
type Address = Readonly<Record<(typeof KEYS)[number], string>>;
type Change = (change: Partial<Address>) => void;

/** What the address asks; what it does not say, or says wrongly, is asked as one comes to the page. */
const askedOf = ({ vista, da, a, per, luogo }: Address): { view: View; asked: Asked } => {
  const view = VIEWS.find((each) => each === vista) ?? 'funnel';
  const by = GROUPINGS_OF[view === 'demand' ? 'demand' : 'people'].find((each) => each === per);
  const place = PLACES.find((each) => each === luogo);
  const asked = {
    from: da || monthsAgo(MONTHS),
    to: a || monthsAgo(0),
    by: by ?? 'province',
    place: place ?? 'residence',
  } as const;
  return { view, asked };
};

const Choice = <T extends string>({
  id,
  label,
  value,
  values,
  nameOf,
  choose,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: T;
  readonly values: readonly T[];
  readonly nameOf: (value: T) => string;
  readonly choose: (value: string) => void;
}) => (
  <div className="field">
    <label htmlFor={id}>{label}</label>
    <select
      id={id}
      className="form-select"
      value={value}
      onChange={({ target }) => choose(target.value)}
    >
      {values.map((each) => (
        <option key={each} value={each}>
          {nameOf(each)}
        </option>
      ))}
    </select>
  </div>
);

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
      {(view === 'people' || view === 'demand') && (
        <Choice<Grouping>
          id="per"
          label={say('report.by')}
          value={asked.by}
          values={GROUPINGS_OF[view]}
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
  return (
    <Page title={say('report.title')} lead={say('report.lead')}>
      <nav className="views" aria-label={say('report.views')}>
        {VIEWS.map((each) => (
          <button
            key={each}
            type="button"
            aria-current={each === view ? 'page' : undefined}
            onClick={() => change({ vista: each === 'funnel' ? '' : each, cifra: '' })}
          >
            {say(`report.view.${each}`)}
          </button>
        ))}
      </nav>
      <Filters view={view} asked={asked} change={change} />
      {view === 'funnel' && <Funnel asked={asked} />}
      {view === 'workload' && <Workload asked={asked} />}
      {(view === 'people' || view === 'demand') && (
        <Breakdown
          key={view}
          side={view}
          asked={asked}
          chosen={address.cifra}
          choose={(cifra) => change({ cifra })}
        />
      )}
    </Page>
  );
};

export default FiguresPage;
