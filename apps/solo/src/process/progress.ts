import type { Writable } from 'node:stream';
import { Presets, SingleBar } from 'cli-progress';

/** How far a long piece of work has come. `total` may be unknown at first (0). */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Things done a second; `null` while it is too early to say. */
  readonly rate: number | null;
  /** Seconds left; `null` while unknown. */
  readonly left: number | null;
}

const BAR = '{label} {bar} {percentage}% · {done}/{all} · {rate}/s · {left}';
const count = new Intl.NumberFormat('it-IT');

const secondsLeft = (left: number | null): string =>
  left === null ? '…' : left < 60 ? `${Math.ceil(left)} s` : `${Math.ceil(left / 60)} min`;

/** Counts with a clock, so that whoever reports knows the rate and the time left. */
export const meter = (now: () => number, total: number): ((done: number) => Progress) => {
  const start = now();
  return (done) => {
    const seconds = (now() - start) / 1000;
    const rate = seconds > 0 ? Math.round(done / seconds) : 0;
    return { done, total, rate, left: rate > 0 && total > 0 ? (total - done) / rate : null };
  };
};

/** A bar on standard error: redrawn on a terminal, a line every few seconds elsewhere. */
export const progressBar = (label: string, stream: Writable = process.stderr) => {
  const bar = new SingleBar(
    {
      format: BAR,
      stream: stream as NodeJS.WritableStream,
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: 3000,
      fps: 5,
    },
    Presets.shades_classic,
  );
  bar.start(1, 0, { label, done: '0', all: '…', rate: '…', left: '…' });
  return {
    show: (progress: Progress): void => {
      bar.setTotal(Math.max(progress.total, 1));
      bar.update(Math.min(progress.done, progress.total), {
        label,
        done: count.format(progress.done),
        all: progress.total > 0 ? count.format(progress.total) : '…',
        rate: progress.rate === null ? '…' : count.format(progress.rate),
        left: secondsLeft(progress.left),
      });
    },
    stop: (): void => bar.stop(),
  };
};
