import type { Comune, Point } from '@rosa/domain';
import { Weighted, type Draw } from './random.js';

/**
 * How many of the programme's people a region had, as shares: Campania, Sicily, Calabria and Puglia first, as LSU/LPU
 * were. Orders of magnitude, not figures.
 */
const REGION_SHARES: Readonly<Record<string, number>> = {
  '15': 23, // Campania
  '19': 21, // Sicilia
  '18': 13, // Calabria
  '16': 12, // Puglia
  '12': 6, // Lazio
  '20': 5, // Sardegna
  '01': 4, // Piemonte
  '17': 3, // Basilicata
  '13': 3, // Abruzzo
  '03': 3, // Lombardia
  '09': 2, // Toscana
  '14': 1, // Molise
  '11': 1, // Marche
  '10': 1, // Umbria
  '07': 1, // Liguria
  '05': 1, // Veneto
  '08': 1, // Emilia-Romagna
  '06': 0.5, // Friuli-Venezia Giulia
  '04': 0.2, // Trentino-Alto Adige
  '02': 0.2, // Valle d'Aosta
};

/** Beyond this population a comune's weight grows no more with each inhabitant: projects were many in small places. */
const CITY = 60_000;

const weightIn = (comuni: readonly Comune[]): ((comune: Comune) => number) => {
  const size = (comune: Comune): number => Math.min(comune.population ?? 500, CITY) + 300;
  const totals = new Map<string, number>();
  for (const comune of comuni) {
    totals.set(comune.region, (totals.get(comune.region) ?? 0) + size(comune));
  }
  return (comune) =>
    ((REGION_SHARES[comune.region] ?? 0.5) * size(comune)) / totals.get(comune.region)!;
};

/** Draws places as the programme's people are spread over the country. */
export class Places {
  private readonly all: Weighted<Comune>;
  private readonly byProvince = new Map<string, Weighted<Comune>>();

  constructor(comuni: readonly Comune[]) {
    this.all = new Weighted(comuni, weightIn(comuni));
    const provinces = new Map<string, Comune[]>();
    for (const comune of comuni) {
      const list = provinces.get(comune.province) ?? [];
      list.push(comune);
      provinces.set(comune.province, list);
    }
    for (const [province, list] of provinces) {
      this.byProvince.set(province, new Weighted(list, (each) => (each.population ?? 500) + 100));
    }
  }

  comune(draw: Draw): Comune {
    return this.all.pick(draw);
  }

  /** Another comune of the same province, the larger the likelier. */
  nearby(draw: Draw, comune: Comune): Comune {
    return this.byProvince.get(comune.province)!.pick(draw);
  }
}

/** A home near the comune's point: within a couple of kilometres for most, five decimals (about a metre). */
export const homePoint = (draw: Draw, around: Point): Point => {
  const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
  return {
    lat: round(around.lat + draw.bell() * 0.009),
    lon: round(around.lon + draw.bell() * 0.012),
  };
};
