/** What went wrong and what to do about it, for the person at the terminal: shown without a stack. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

/** Progress goes to standard error: standard output carries the addresses alone. */
export function say(who: string, what: string): void {
  process.stderr.write(`${who.padEnd(14)} ${what}\n`);
}
