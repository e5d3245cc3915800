import type { Comune } from '@rosa/domain';
import type { Places } from './places.js';
import { Draw, drawId } from './random.js';

/** The bodies that run projects, and the projects: drawn before the people who serve them. */
export interface DrawnBody {
  readonly id: string;
  /** As public registers write it: `c_` and the Belfiore code. */
  readonly code: string;
  readonly comune: Comune;
}

export interface DrawnProject {
  readonly id: string;
  /** Province sign and number, as `NA-0042`. */
  readonly code: string;
  readonly body: DrawnBody;
}

/** Instant the programme's own records are dated at. */
const FOUNDED = Date.UTC(2019, 0, 7, 8);

/** Different comuni, each a body; fewer than asked only where there are no more comuni to draw. */
export const drawBodies = (seed: number, places: Places, count: number): DrawnBody[] => {
  const bodies = new Map<string, DrawnBody>();
  for (let serial = 0; bodies.size < count && serial < count * 50; serial += 1) {
    const draw = new Draw(seed, 1, serial);
    const comune = places.comune(draw);
    const code = `c_${comune.belfiore.toLowerCase()}`;
    if (!bodies.has(code)) bodies.set(code, { id: drawId(draw, FOUNDED), code, comune });
  }
  return [...bodies.values()];
};

export const drawProjects = (
  seed: number,
  bodies: readonly DrawnBody[],
  count: number,
): DrawnProject[] =>
  Array.from({ length: count }, (_each, serial) => {
    const draw = new Draw(seed, 2, serial);
    const body = draw.one(bodies);
    const code = `${body.comune.provinceSign}-${String(serial + 1).padStart(4, '0')}`;
    return { id: drawId(draw, FOUNDED), code, body };
  });
