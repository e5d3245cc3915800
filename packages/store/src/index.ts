export * from './port.js';
export { openStore, openStoreFloor } from './open.js';
export { claimFolder, type Claim } from './claim.js';
