export * from './port.js';
export * from './open.js';
export * from './packs.js';
