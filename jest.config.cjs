/** Tests run from the sources (the `source` export condition), so none can pass on a stale build. */
const modern = ['uuid', 'jose', '@marketto', 'stdnum', 'p-limit'];

module.exports = {
  testEnvironment: 'node',
  testEnvironmentOptions: {
    customExportConditions: ['source', 'node', 'node-addons', 'require', 'default'],
  },
  testMatch: ['<rootDir>/{packages/*,services/*,apps/*,infra}/test/**/*.test.ts'],
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
  // Machines are shared: a test that hangs is stopped, one that waits for a busy disk is not.
  testTimeout: 30_000,
  workerIdleMemoryLimit: '1500MB',
};
