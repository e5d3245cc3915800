import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../../i18n/language.js';
import { Icon } from '../../shared/Icon.js';
import { useNames } from '../../shared/reference/names.js';
import { suggestEntries } from '../../shared/reference/suggest.js';
import { Typeahead, type Option } from '../../shared/typeahead/Typeahead.js';
import { shapesQuery, type Shape } from '../figures/boundaries.js';

/** Of each kind, so many are offered at once. */
const MOST = 4;

const likely = (shapes: readonly Shape[], text: string, detail: string): readonly Option[] =>
  shapes
    .filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()))
    .slice(0, MOST)
    .map(({ code, name }) => ({ key: code, label: name, detail }));

/** Names the codes of a territory: regions, provinces and comuni. */
export const useTerritoryNames = (codes: readonly string[]): ((code: string) => string) => {
  const regions = useQuery(shapesQuery('region')).data ?? [];
  const provinces = useQuery(shapesQuery('province')).data ?? [];
  const shapes = new Map([...regions, ...provinces].map(({ code, name }) => [code, name]));
  const comune = useNames(
    'comuni',
    codes.filter((code) => code.length === 6),
  );
  return (code) => shapes.get(code) ?? comune(code);
};

/** A territory's codes with regions told as such where all of their provinces are in it, as sessions spell them out. */
export const useGathered = (codes: readonly string[]): readonly string[] => {
  const provinces = useQuery(shapesQuery('province')).data ?? [];
  const isWhole = (region: string): boolean =>
    provinces.every((each) => each.region !== region || codes.includes(each.code));
  const whole = new Map(provinces.map(({ code, region }) => [code, isWhole(region) && region]));
  return [...new Set(codes.map((code) => whole.get(code) || code))];
};

/** Where an account reaches: as many regions, provinces and comuni as are chosen, by their names. */
export const TerritoryField = ({
  codes,
  change,
  none,
}: {
  readonly codes: readonly string[];
  readonly change: (codes: readonly string[]) => void;
  /** What it means that none is chosen. */
  readonly none?: string;
}) => {
  const { lang, say } = useLanguage();
  const regions = useQuery(shapesQuery('region')).data ?? [];
  const provinces = useQuery(shapesQuery('province')).data ?? [];
  const name = useTerritoryNames(codes);
  const suggest = async (text: string, signal: AbortSignal): Promise<readonly Option[]> => {
    const comuni = await suggestEntries('comuni', text, signal, MOST);
    return [
      ...likely(regions, text, say('account.region')),
      ...likely(provinces, text, say('account.province')),
      ...comuni.map(({ code, label, provinceSign }) => ({
        key: code,
        label: `${label[lang]} (${provinceSign})`,
        detail: say('account.comune'),
      })),
    ];
  };
  return (
    <div className="field" role="group" aria-label={say('account.territory')}>
      <span className="label">{say('account.territory')}</span>
      {codes.length === 0 && none && <small className="field-hint">{none}</small>}
      <div className="chips">
        {codes.map((code) => (
          <button
            key={code}
            type="button"
            className="chip"
            aria-label={say('form.remove', { what: name(code) })}
            onClick={() => change(codes.filter((each) => each !== code))}
          >
            {name(code)} <Icon name="close" className="icon-xs" />
          </button>
        ))}
      </div>
      <Typeahead
        label={say('account.addTerritory')}
        scope={`territory-${lang}-${regions.length}-${provinces.length}`}
        suggest={suggest}
        choose={({ key }) => change([...new Set([...codes, key])])}
      />
    </div>
  );
};
