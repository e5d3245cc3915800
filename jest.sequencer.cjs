const { existsSync } = require('node:fs');
const { join } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/** What takes longest, by the clock of a run on two cores; most of them wait for processes that they start and kill. */
const LONGEST = [
  'apps/solo/test/drills/drills.test.ts',
  'apps/solo/test/bench/cluster.test.ts',
  'apps/solo/test/faults/killed-import.test.ts',
  'packages/store/test/store.contract.test.ts',
  'apps/solo/test/bench/bench.test.ts',
  'apps/solo/test/cli/commands.test.ts',
  'packages/search/test/search.contract.test.ts',
  'apps/solo/test/roles/walk.test.ts',
  'packages/search/test/parity.test.ts',
  'apps/solo/test/faults/restore.test.ts',
  'infra/test/engines.test.ts',
  'apps/solo/test/faults/wrong-files.test.ts',
  'apps/solo/test/cluster/cluster.test.ts',
  'apps/solo/test/cluster/moved-registry.test.ts',
  'apps/solo/test/faults/starting.test.ts',
  'apps/solo/test/screens/every-page.test.ts',
  'apps/solo/test/screens/animator.test.ts',
  'apps/solo/test/screens/pages.test.ts',
].map((file) => join(__dirname, file));

const gone = LONGEST.filter((file) => !existsSync(file));
if (gone.length > 0)
  throw new Error(`jest.sequencer.cjs names what is not there: ${gone.join(', ')}`);

const rank = ({ path }) => (LONGEST.includes(path) ? LONGEST.indexOf(path) : LONGEST.length);

/**
 * The longest suites begin first, or one of them would run on alone at the end. jest learns this by itself from the run
 * before, which a fresh checkout has not had: there it goes by the size of the file, and the suites that are a table with
 * its rows elsewhere come last.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => rank(one) - rank(other));
  }
};
