import boundaries from '@rosa/reference/provinces.topo.json?url';
import { useQuery } from '@tanstack/react-query';
import { geoCircle, geoMercator, geoPath } from 'd3-geo';
import { mesh } from 'topojson-client';
import { useMemo, type MouseEvent } from 'react';
import { useSay } from '../../i18n/language.js';
import { useEntries } from '../../shared/reference/names.js';
import { Loading } from '../../shared/states/Loading.js';

type Topology = Parameters<typeof mesh>[0];
type Boundaries = Parameters<typeof mesh>[1];

interface Point {
  readonly lat: number;
  readonly lon: number;
}

const SIDE = 320;
const MARGIN = 10;
/** Degrees of a great circle in a km (sphere of radius 6371.0088 km). */
const DEGREES_PER_KM = 180 / (Math.PI * 6371.0088);

const circle = ({ lat, lon }: Point, km: number) =>
  geoCircle()
    .center([lon, lat])
    .radius(km * DEGREES_PER_KM)();

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

const useProvinces = () =>
  useQuery({
    queryKey: ['boundaries', 'provinces'],
    queryFn: async () => {
      const topology = (await (await fetch(boundaries)).json()) as Topology;
      const [first] = Object.values(topology.objects);
      return mesh(topology, first as Boundaries);
    },
    staleTime: Infinity,
    gcTime: Infinity,
  });

/**
 * The workplace with its reach and radius over the provinces' boundaries, and the comuni where the list's people live. A
 * click moves the workplace; by keyboard it is chosen as a comune, in the field above.
 */
const PlaceMap = ({
  point,
  reachKm,
  radiusKm,
  comuni,
  move,
}: {
  readonly point: Point;
  readonly reachKm: number;
  readonly radiusKm: number;
  readonly comuni: readonly (string | null)[];
  readonly move: (to: Point) => void;
}) => {
  const say = useSay();
  const provinces = useProvinces().data;
  const homes = useEntries('comuni', comuni);
  const projection = useMemo(() => {
    const shown = circle(point, Math.max(reachKm, radiusKm) * 1.1);
    const corner: [number, number] = [SIDE - MARGIN, SIDE - MARGIN];
    return geoMercator().fitExtent([[MARGIN, MARGIN], corner], shown);
  }, [point, reachKm, radiusKm]);
  if (!provinces) return <Loading />;
  const path = geoPath(projection);
  const [x, y] = projection([point.lon, point.lat])!;
  const onClick = ({ clientX, clientY, currentTarget }: MouseEvent<SVGSVGElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const at = [
      ((clientX - box.left) / box.width) * SIDE,
      ((clientY - box.top) / box.height) * SIDE,
    ];
    const [lon, lat] = projection.invert!(at as [number, number])!;
    move({ lat: round(lat), lon: round(lon) });
  };
  return (
    <figure className="map">
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the comune's field does the same by keyboard */}
      <svg
        viewBox={`0 0 ${SIDE} ${SIDE}`}
        role="img"
        aria-label={say('bench.map')}
        onClick={onClick}
      >
        <path className="map-land" d={path(provinces) ?? undefined} />
        <path className="map-radius" d={path(circle(point, radiusKm)) ?? undefined} />
        <path className="map-reach" d={path(circle(point, reachKm)) ?? undefined} />
        {[...homes.values()].map(({ code, point: home }) => {
          const at = home && projection([home.lon, home.lat]);
          return at && <circle key={code} className="map-home" cx={at[0]} cy={at[1]} r={3} />;
        })}
        <circle className="map-place" cx={x} cy={y} r={5} />
      </svg>
      <figcaption className="field-hint">{say('bench.mapHint')}</figcaption>
    </figure>
  );
};

export default PlaceMap;
