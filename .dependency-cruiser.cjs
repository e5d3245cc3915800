/**
 * Which folder may import which. The arrows point one way:
 * apps → services → packages, and inside a service http → application → ports.
 *
 * TypeScript 7 offers no compiler API, so the sources are parsed by swc. The parser of this version of
 * dependency-cruiser never switches JSX on, which stops it at the first .tsx file: hence the few lines below.
 * (Version 18 has this repaired, and wants Node 22.)
 */
const swc = require('@swc/core');
const parseFileSync = swc.parseFileSync;
swc.parseFileSync = (file, options) =>
  parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });

const adapters = ['sqlite', 'mongodb', 'embedded', 'bullmq', 'elasticsearch'].join('|');
const adapter = `^packages/(store|queue|search)/(?:src/)?(${adapters})/`;
const tests = '(^|/)test/';

/** A package that may use the domain and itself, and no other part of the workspace but those named. */
const onlyTheDomain = (name, ...others) => ({
  name: `${name}-only-domain`,
  comment: `packages/${name} is a port with its adapters: it knows ${['the domain', ...others].join(' and ')}, and nothing else of ours.`,
  severity: 'error',
  from: { path: `^packages/${name}/`, pathNot: tests },
  to: {
    path: '^(packages|services|apps)/',
    pathNot: `^packages/(${[name, 'domain', ...others].join('|')})/`,
  },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Modules that import each other cannot be read, tested or moved apart.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that cannot be found would also escape every rule below.',
      severity: 'error',
      from: {},
      // Vite reads `?url` as the address of a file it takes along.
      to: { couldNotResolve: true, pathNot: '\\?url$' },
    },
    {
      name: 'packages-below-services',
      comment: 'Packages know neither the services nor the apps that use them.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(services|apps)/' },
    },
    {
      name: 'services-below-apps',
      comment: 'Services know nothing of the apps that put them together.',
      severity: 'error',
      from: { path: '^services/' },
      to: { path: '^apps/' },
    },
    {
      name: 'services-apart',
      comment: 'Services meet through ports, the queue or HTTP; only an app puts them together.',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'apps-apart',
      comment: 'Apps do not use one another.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'through-the-front-door',
      comment: 'Another workspace is imported by its name and its exports, not by a path into it.',
      severity: 'error',
      from: { path: '^(packages|services|apps)/([^/]+)/' },
      to: {
        path: '^(packages|services|apps)/',
        pathNot: '^$1/$2/',
        dependencyTypes: ['local'],
        dependencyTypesNot: ['aliased', 'npm', 'npm-dev'],
      },
    },
    {
      name: 'domain-alone',
      comment: 'The rules of the domain rest on no other part of ours.',
      severity: 'error',
      from: { path: '^packages/domain/', pathNot: tests },
      to: { path: '^(packages|services|apps)/', pathNot: '^packages/domain/' },
    },
    {
      name: 'domain-pure',
      comment: 'The domain runs in a browser too: nothing of Node, no input or output.',
      severity: 'error',
      from: { path: '^packages/domain/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'sqlite-alone',
      comment: 'What two adapters share of their engine is no place for anything of ours.',
      severity: 'error',
      from: { path: '^packages/sqlite/', pathNot: tests },
      to: { path: '^(packages|services|apps)/', pathNot: '^packages/sqlite/' },
    },
    onlyTheDomain('store', 'sqlite'),
    onlyTheDomain('queue'),
    onlyTheDomain('search', 'sqlite'),
    {
      name: 'reference-only-domain',
      comment: 'The classifications fill a port of the domain and need nothing else.',
      severity: 'error',
      from: { path: '^packages/reference/', pathNot: tests },
      to: { path: '^(packages|services|apps)/', pathNot: '^packages/(reference|domain)/' },
    },
    {
      name: 'adapters-behind-open',
      comment: 'Only open.ts chooses an engine; the rest of the code sees the port.',
      severity: 'error',
      from: { pathNot: [adapter, '^packages/[^/]+/(src/)?open\\.ts$', '^packages/[^/]+/test/'] },
      to: { path: adapter },
    },
    {
      name: 'adapters-apart',
      comment: 'One engine never leans on another: what they share belongs beside the port.',
      severity: 'error',
      from: { path: `^packages/([^/]+)/(?:src/)?(${adapters})/` },
      to: { path: adapter, pathNot: '^packages/$1/(src/)?$2/' },
    },
    {
      name: 'application-below-http',
      comment: 'A use case does not know how it is called.',
      severity: 'error',
      from: { path: '^services/([^/]+)/src/application/' },
      to: { path: '^services/$1/src/(http/|app\\.ts$|main\\.ts$)' },
    },
    {
      name: 'application-without-transport',
      comment: 'No Express in a use case.',
      severity: 'error',
      from: { path: '^services/[^/]+/src/application/' },
      to: { path: 'node_modules/(@types/)?express/' },
    },
    {
      name: 'ports-at-the-bottom',
      comment: 'A port is described without those who call it.',
      severity: 'error',
      from: { path: '^services/([^/]+)/src/ports(/|\\.ts$)' },
      to: { path: '^services/$1/src/(http|application)/' },
    },
    {
      name: 'test-kit-in-tests',
      comment: 'Builders and engine tables are for tests and contract suites.',
      severity: 'error',
      from: { pathNot: [tests, '^packages/test-kit/', '^packages/[^/]+/(src/)?contract/'] },
      to: { path: '^packages/test-kit/' },
    },
    {
      name: 'launcher-alone',
      comment: 'The launcher starts servers before anything of ours is built: it uses none of it.',
      severity: 'error',
      from: { path: '^infra/', pathNot: tests },
      to: { path: '^(packages|services|apps)/' },
    },
    {
      name: 'launcher-in-tests',
      comment: 'What starts, kills and disturbs servers is for tests and drills.',
      severity: 'error',
      from: { pathNot: [tests, '^infra/'] },
      to: { path: '^infra/' },
    },
    {
      name: 'contract-in-tests',
      comment: 'A contract suite is run by tests and by nothing else.',
      severity: 'error',
      from: { pathNot: [tests, '^packages/test-kit/', '^packages/[^/]+/(src/)?contract/'] },
      to: { path: '^packages/[^/]+/(src/)?contract/' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'types', 'default'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.d.ts', '.json'],
    },
  },
};
