import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Draws of one invented thing. Each has a stream of its own, so that thing n is the same in a registry of any size. */
export class Draw {
  private readonly generator;

  constructor(seed: number, kind: number, index: number) {
    this.generator = xoroshiro128plus(mix(seed, kind, index));
  }

  /** In [0, 1). */
  unit(): number {
    return (this.generator.next() >>> 0) / 0x1_0000_0000;
  }

  /** A whole number in [from, to], both included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.unit() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  one<T>(items: readonly T[]): T {
    return items[Math.floor(this.unit() * items.length)]!;
  }

  /** Up to `count` different items, in the order of the list. */
  some<T>(items: readonly T[], count: number): T[] {
    let left = Math.min(count, items.length);
    return items.filter((_item, at) => {
      const taken = left > 0 && this.unit() < left / (items.length - at);
      if (taken) left -= 1;
      return taken;
    });
  }

  /** Bell-shaped around 0 with deviation 1 (Irwin–Hall of four: enough for homes around a town). */
  bell(): number {
    return (this.unit() + this.unit() + this.unit() + this.unit() - 2) * Math.sqrt(3);
  }

  hex(digits: number): string {
    let text = '';
    while (text.length < digits)
      text += (this.generator.next() >>> 0).toString(16).padStart(8, '0');
    return text.slice(0, digits);
  }
}

/** Spreads the three numbers over 32 bits (the finaliser of MurmurHash3). */
const mix = (seed: number, kind: number, index: number): number => {
  let hash = Math.imul(seed ^ Math.imul(kind + 1, 0x9e3779b1), 0x85ebca6b) ^ index;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
};

/** A UUIDv7 dated at the instant, its random part drawn. */
export const drawId = (draw: Draw, at: number): string => {
  const time = at.toString(16).padStart(12, '0');
  const rest = draw.hex(18);
  const variant = ((Number.parseInt(rest[3]!, 16) & 3) | 8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-${variant}${rest.slice(4, 7)}-${rest.slice(6, 18)}`;
};

/** Picks by weight in logarithmic time. */
export class Weighted<T> {
  private readonly upTo: number[] = [];
  private total = 0;

  constructor(
    private readonly items: readonly T[],
    weightOf: (item: T) => number,
  ) {
    for (const item of items) this.upTo.push((this.total += weightOf(item)));
  }

  pick(draw: Draw): T {
    const at = draw.unit() * this.total;
    let low = 0;
    let high = this.upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.upTo[middle]! > at) high = middle;
      else low = middle + 1;
    }
    return this.items[low]!;
  }
}
