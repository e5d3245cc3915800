/** Orderly shutdown: stop taking work, finish what was taken, save, close the stores; in the order of registration reversed. */
export class Shutdown {
  private readonly steps: { readonly name: string; readonly stop: () => Promise<void> }[] = [];
  private done: Promise<void> | undefined;

  /** Steps registered last stop first: what depends on something is registered after it. */
  register(name: string, stop: () => Promise<void>): void {
    this.steps.push({ name, stop });
  }

  /** Runs every step once, whatever fails; the failures are thrown together at the end. */
  run(): Promise<void> {
    this.done ??= this.stopAll();
    return this.done;
  }

  private async stopAll(): Promise<void> {
    const failures: Error[] = [];
    for (const step of this.steps.toReversed()) {
      try {
        await step.stop();
      } catch (error) {
        failures.push(new Error(`${step.name}: ${(error as Error).message}`, { cause: error }));
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'shutdown');
  }
}
