export * from './blank-worker.js';
export * from './small-reference.js';
export * from './arbitraries.js';
export * from './arbitrary-criteria.js';
export * from './questionnaire.js';
