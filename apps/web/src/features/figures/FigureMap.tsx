import { useQuery } from '@tanstack/react-query';
import { geoMercator, geoPath } from 'd3-geo';
import type { FeatureCollection } from 'geojson';
import { useLanguage } from '../../i18n/language.js';
import { useManyEntries } from '../../shared/reference/names.js';
import { Loading } from '../../shared/states/Loading.js';
import { shapesQuery, type Shape } from './boundaries.js';

const WIDE = 420;
const HIGH = 420;
const MARGIN = 14;
/** Shades from the least to the most, as the style sheet names them. */
const SHADES = 5;
const LARGEST = 22;
const LEAST = 3;

/** How much smaller circles are where there are many: thousands of large ones would hide each other. */
const crowding = (circles: number): number => Math.max(1, (circles / 100) ** 0.25);

type Counts = ReadonlyMap<string, number>;

const NO_COUNTS: Counts = new Map();

const shadeOf = (n: number | undefined, most: number): string =>
  n === undefined || n === 0 ? 'shade-none' : `shade-${Math.ceil((n / most) * SHADES)}`;

/** What the map is drawn around: where something was counted, or all of Italy. */
const around = (shapes: readonly Shape[], has: (shape: Shape) => boolean): FeatureCollection => {
  const those = shapes.filter(has);
  const features = (those.length > 0 ? those : shapes).map((shape) => shape.feature);
  return { type: 'FeatureCollection', features };
};

/** Counts by comune as circles, by province and region as shades, over the boundary files: no tile comes from anywhere. */
const FigureMap = ({
  by,
  counts,
  rings = NO_COUNTS,
  label,
  choose,
}: {
  readonly by: 'comune' | 'province' | 'region';
  readonly counts: Counts;
  /** Counted apart, and drawn as rings over the others. */
  readonly rings?: Counts;
  readonly label: string;
  /** Told of what is pressed, a comune's circle or a shape; by keyboard it is chosen elsewhere. */
  readonly choose?: (code: string) => void;
}) => {
  const { say, number } = useLanguage();
  const shapes = useQuery(shapesQuery(by === 'region' ? 'region' : 'province')).data;
  const places = [...new Set([...counts.keys(), ...rings.keys()])];
  const comuni = useManyEntries('comuni', by === 'comune' ? places : []);
  if (!shapes) return <Loading />;
  const numbers = [...counts.values()];
  const most = Math.max(1, ...numbers);
  const has = ({ code }: Shape) =>
    by === 'comune' ? places.some((key) => key.startsWith(code)) : places.includes(code);
  const corner: [number, number] = [WIDE - MARGIN, HIGH - MARGIN];
  const projection = geoMercator().fitExtent([[MARGIN, MARGIN], corner], around(shapes, has));
  const path = geoPath(projection);
  const comunePoint = (code: string) => {
    const point = comuni.get(code)?.point;
    return point && projection([point.lon, point.lat]);
  };
  const pointOf = (code: string) => {
    const shape = shapes.find((each) => each.code === code);
    return by === 'comune' ? comunePoint(code) : shape && path.centroid(shape.feature);
  };
  const round = (of: Counts) => {
    const largest = Math.max(1, ...of.values());
    return [...of].flatMap(([code, n]) => {
      const at = pointOf(code);
      const radius = Math.sqrt(n / largest) * LARGEST;
      return at ? [{ code, at, radius: Math.max(LEAST, radius) / crowding(of.size) }] : [];
    });
  };
  const circles = by === 'comune' ? round(counts) : [];
  const pressed = (code: string) =>
    choose && { 'data-place': code, onClick: () => choose(code), cursor: 'pointer' };
  return (
    <figure className="figure-map">
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={label}>
        {shapes.map((shape) => (
          <path
            key={shape.code}
            className={by === 'comune' ? 'shade-none' : shadeOf(counts.get(shape.code), most)}
            d={path(shape.feature) ?? undefined}
            {...(by !== 'comune' && counts.has(shape.code) ? pressed(shape.code) : {})}
          >
            <title>{`${shape.name}: ${number(counts.get(shape.code) ?? 0)}`}</title>
          </path>
        ))}
        {circles.map(({ code, at, radius }) => (
          <circle
            key={code}
            className="count-circle"
            cx={at[0]}
            cy={at[1]}
            r={radius}
            {...pressed(code)}
          />
        ))}
        {round(rings).map(({ code, at, radius }) => (
          <circle key={code} className="count-ring" cx={at[0]} cy={at[1]} r={radius + 1} />
        ))}
      </svg>
      <figcaption className="field-hint">
        {say(by === 'comune' ? 'report.mapPoints' : 'report.mapHint')}
        {numbers.length > 1 &&
          ` (${say('report.mapRange', { from: number(Math.min(...numbers)), to: number(most) })})`}
      </figcaption>
    </figure>
  );
};

export default FigureMap;
