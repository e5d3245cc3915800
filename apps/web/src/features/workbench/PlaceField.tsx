import type { ListedPerson } from '@rosa/opportunities';
import { lazy, Suspense, useState } from 'react';
import { useLanguage } from '../../i18n/language.js';
import { useEntries, type Entry } from '../../shared/reference/names.js';
import { suggestEntries } from '../../shared/reference/suggest.js';
import { Loading } from '../../shared/states/Loading.js';
import { Typeahead, type Option } from '../../shared/typeahead/Typeahead.js';
import type { Change, Criteria } from './criteria.js';
import { Slider } from './Slider.js';

const PlaceMap = lazy(() => import('./PlaceMap.js'));

interface Choice extends Option {
  readonly entry: Entry;
}

const suggest =
  (lang: 'it' | 'en') =>
  async (text: string, signal: AbortSignal): Promise<readonly Choice[]> =>
    (await suggestEntries('comuni', text, signal)).map((entry) => ({
      key: entry.code,
      label: entry.label[lang],
      detail: entry.provinceSign,
      entry,
    }));

const FARTHEST = 150;

/** Where the work is, how far nearness counts, and how far a home may be. */
export const PlaceField = ({
  criteria,
  change,
  listed,
}: {
  readonly criteria: Criteria;
  readonly change: (change: Change) => void;
  readonly listed: readonly ListedPerson[] | undefined;
}) => {
  const { lang, say, number } = useLanguage();
  const [mapped, setMapped] = useState(false);
  const { place, reachKm, radiusKm } = criteria;
  const comune = place?.comune ?? null;
  const entry = useEntries('comuni', [comune]).get(comune ?? '');
  const point = place?.point ?? entry?.point;
  const km = (value: number) => say('bench.km', { n: number(value) });
  const set = (wanted: Partial<Criteria>) => change({ type: 'set', criteria: wanted });
  return (
    <fieldset className="panel-part">
      <legend>{say('bench.place')}</legend>
      <p className="place-now">
        {entry
          ? `${entry.label[lang]} (${entry.provinceSign})`
          : point
            ? `${number(point.lat, 3)}, ${number(point.lon, 3)}`
            : say('bench.noPlace')}
      </p>
      <Typeahead
        label={say('bench.comune')}
        labelHidden
        placeholder={say('bench.changeComune')}
        scope={`comuni-${lang}`}
        suggest={suggest(lang)}
        choose={({ entry: { code, point: at } }) =>
          set({ place: { comune: code, point: at ?? null } })
        }
      />
      <Slider
        label={say('bench.reach')}
        hint={say('bench.reachHint')}
        value={reachKm}
        text={km(reachKm)}
        min={5}
        max={Math.max(FARTHEST, reachKm)}
        step={5}
        change={(value) => set({ reachKm: value })}
      />
      <Slider
        label={say('bench.radius')}
        hint={say('bench.radiusHint')}
        value={radiusKm}
        text={km(radiusKm)}
        min={5}
        max={Math.max(FARTHEST, radiusKm)}
        step={5}
        change={(value) => set({ radiusKm: value })}
      />
      {point && !mapped && (
        <button
          type="button"
          className="btn btn-outline-primary btn-sm"
          onClick={() => setMapped(true)}
        >
          {say('bench.showMap')}
        </button>
      )}
      {point && mapped && (
        <Suspense fallback={<Loading />}>
          <PlaceMap
            point={point}
            reachKm={reachKm}
            radiusKm={radiusKm}
            comuni={(listed ?? []).map((person) => person.comune)}
            move={(to) => set({ place: { comune: null, point: to } })}
          />
        </Suspense>
      )}
    </fieldset>
  );
};
