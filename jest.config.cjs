/**
 * The table of engines: the use cases run once on one machine and, where `npm run engines` has started the servers, once
 * more on those of the cluster. The suites are the same, and none asks which it is on (`@rosa/test-kit/engines`).
 */

const modern = ['uuid', 'jose', '@marketto', 'stdnum', 'p-limit'];

/** Tests run from the sources (the `source` export condition), so none can pass on a stale build. */
const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testEnvironmentOptions: {
    customExportConditions: ['source', 'node', 'node-addons', 'require', 'default'],
  },
  extensionsToTreatAsEsm: [],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.(t|j|mj)s$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${modern.join('|')})/)`],
};

const oneMachine = {
  ...common,
  displayName: 'one machine',
  testMatch: ['<rootDir>/{packages/*,services/*,apps/*,infra}/test/**/*.test.ts'],
};

const cluster = {
  ...common,
  displayName: 'cluster',
  globals: { ROSA_ENGINES: 'cluster' },
  testMatch: [
    '<rootDir>/services/{gateway,registry,opportunities}/test/*.test.ts',
    '<rootDir>/apps/solo/test/{real,roles,care}/*.test.ts',
  ],
};

const SERVERS = ['ROSA_TEST_MONGODB', 'ROSA_TEST_REDIS', 'ROSA_TEST_ELASTICSEARCH'];
const missing = SERVERS.filter((name) => !process.env[name]);
// Where nothing may be skipped the row runs, and each of its tests says what is missing.
const skipped = missing.length > 0 && process.env.ROSA_FORBID_SKIP !== '1';
if (skipped && !process.env.JEST_WORKER_ID) {
  const why = `${missing.join(', ')} not set: npm run engines starts the servers and prints them`;
  process.stderr.write(`Skipped, the use cases on the cluster: ${why}\n`);
}

module.exports = {
  testSequencer: '<rootDir>/jest.sequencer.cjs',
  projects: skipped ? [oneMachine] : [oneMachine, cluster],
  // Machines are shared: a test that hangs is stopped, one that waits for a busy disk is not.
  testTimeout: 30_000,
  workerIdleMemoryLimit: '1500MB',
};
