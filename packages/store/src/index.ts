export * from './port.js';
export { openStore } from './open.js';
export { claimFolder, type Claim } from './claim.js';
