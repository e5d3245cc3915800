import { useQuery } from '@tanstack/react-query';
import { geoMercator, geoPath } from 'd3-geo';
import type { FeatureCollection } from 'geojson';
import { useLanguage } from '../../i18n/language.js';
import { useEntries } from '../../shared/reference/names.js';
import { Loading } from '../../shared/states/Loading.js';
import { shapesQuery, type Shape } from './boundaries.js';

const WIDE = 420;
const HIGH = 420;
const MARGIN = 14;
/** Shades from the least to the most, as the style sheet names them. */
const SHADES = 5;
const LARGEST = 22;

type Counts = ReadonlyMap<string, number>;

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
  label,
}: {
  readonly by: 'comune' | 'province' | 'region';
  readonly counts: Counts;
  readonly label: string;
}) => {
  const { say, number } = useLanguage();
  const shapes = useQuery(shapesQuery(by === 'region' ? 'region' : 'province')).data;
  const comuni = useEntries('comuni', by === 'comune' ? [...counts.keys()] : []);
  if (!shapes) return <Loading />;
  const numbers = [...counts.values()];
  const most = Math.max(1, ...numbers);
  const has = ({ code }: Shape) =>
    by === 'comune' ? [...counts.keys()].some((key) => key.startsWith(code)) : counts.has(code);
  const corner: [number, number] = [WIDE - MARGIN, HIGH - MARGIN];
  const projection = geoMercator().fitExtent([[MARGIN, MARGIN], corner], around(shapes, has));
  const path = geoPath(projection);
  const circles = [...comuni.values()].flatMap(({ code, point }) => {
    const at = point && projection([point.lon, point.lat]);
    return at ? [{ code, at, radius: Math.sqrt((counts.get(code) ?? 0) / most) * LARGEST }] : [];
  });
  return (
    <figure className="figure-map">
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={label}>
        {shapes.map((shape) => (
          <path
            key={shape.code}
            className={by === 'comune' ? 'shade-none' : shadeOf(counts.get(shape.code), most)}
            d={path(shape.feature) ?? undefined}
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
            r={Math.max(3, radius)}
          />
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
