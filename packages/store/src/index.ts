export * from './port.js';
export { openStore } from './open.js';
