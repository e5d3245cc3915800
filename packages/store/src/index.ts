export * from './port.js';
export { dropStores, openStore, openStoreFloor, restoreStores } from './open.js';
export { claimFolder, type Claim } from './claim.js';
