import { contextOf, tableOf, type Report } from './report.js';

/** The page of the documentation, as the benchmark writes it: nobody's hand has been at its figures. */
export const documentOf = (report: Report): string =>
  `# Speed and memory

Written by \`npm run bench -- --doc FILE\`; not edited by hand. Each row is measured beside a floor in the same run,
so that a busy or a slow machine weighs on both: read the ratios first. p50, p95 and p99 are nearest-rank percentiles; a
rate's p95 and p99 are its slow end. Growth is the p50 at the larger size over that at the smaller.

${tableOf(report)}

${contextOf(report)
  .map((line) => `- ${line}`)
  .join('\n')}

Another size, or both: \`npm run bench -- --people 20000\`, \`npm run bench -- --large\` (1,300,000 too: some 15 GB of disk and half an
hour; its last run is in [benchmark-large.md](benchmark-large.md)). With \`STORE_URL\`, \`QUEUE_URL\` and \`SEARCH_URL\` of
servers, which \`npm run -s engines\` prints, the rows of the cluster are there too. The figures are also written as JSON, under
\`bench/\` in the data folder or where \`--out\` says.
`;
