export * from './catalogue.js';
export { boundaryFile } from './tables.js';
export type { Suggestions } from './suggest.js';
export { readEscoSkills } from './esco-skills.js';
