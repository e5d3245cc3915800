import provinces from '@rosa/reference/provinces.topo.json?url';
import regions from '@rosa/reference/regions.topo.json?url';
import { queryOptions } from '@tanstack/react-query';
import type { Feature, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** A region or a province of the boundary files. */
export interface Shape {
  readonly code: string;
  readonly name: string;
  /** Code of the region it is, or lies in. */
  readonly region: string;
  readonly feature: Feature<Geometry>;
}

interface Named {
  readonly prov_istat_code?: string;
  readonly prov_name?: string;
  readonly reg_istat_code: string;
  readonly reg_name: string;
}

const FILES = { province: provinces, region: regions } as const;

export type ShapeKind = keyof typeof FILES;

const shapesOf = (kind: ShapeKind, topology: Topology): readonly Shape[] => {
  const [first] = Object.values(topology.objects);
  const { features } = feature(topology, first as GeometryCollection<Named>);
  return features.map((each) => {
    const own = each.properties;
    const region = own.reg_istat_code;
    return kind === 'province'
      ? { code: own.prov_istat_code!, name: own.prov_name!, region, feature: each }
      : { code: region, name: own.reg_name, region, feature: each };
  });
};

/** The boundaries of Italy's provinces or regions, read once. */
export const shapesQuery = (kind: ShapeKind, enabled = true) =>
  queryOptions({
    queryKey: ['boundaries', 'shapes', kind],
    queryFn: async () => shapesOf(kind, (await (await fetch(FILES[kind])).json()) as Topology),
    enabled,
    staleTime: Infinity,
    gcTime: Infinity,
  });
