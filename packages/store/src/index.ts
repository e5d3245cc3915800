export * from './port.js';
export { checkFile, openStore, openStoreFloor, restoreStore } from './open.js';
export { claimFolder, type Claim } from './claim.js';
