export * from './port.js';
export { openStore, openStoreFloor, restoreStores } from './open.js';
export { claimFolder, type Claim } from './claim.js';
