/** Something that happens again and again, and may be waited for. */
export class Signal {
  private readonly waiting = new Set<() => void>();

  readonly tell = (): void => {
    for (const wake of this.waiting) wake();
  };

  /** Resolves when it happens next, or after `ms`: what happens in another process is not heard here. */
  next(ms: number): { readonly happened: Promise<void>; cancel(): void } {
    let wake = (): void => undefined;
    const happened = new Promise<void>((resolve) => {
      const timer = setTimeout(() => wake(), ms);
      wake = (): void => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      this.waiting.add(wake);
    });
    return { happened, cancel: () => wake() };
  }
}
