import type { SearchEngine } from '../../src/index.js';

/** An engine under test and the place it keeps its index; all that is opened is closed by `end`. */
export interface SearchBench {
  /** A new engine over a new, empty place. */
  openEmpty(): Promise<SearchEngine>;
  /** Opens the place of the last `openEmpty` again, once its engine is closed. */
  openAgain(): Promise<SearchEngine>;
  end(): Promise<void>;
}
