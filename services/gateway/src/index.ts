export { createGateway, type Gateway, type GatewayDeps } from './app.js';
export { type GatewayConfig } from './config.js';
export { auditBanks, gatewayBanks } from './banks/index.js';
export type { Context as GatewayContext } from './application/context.js';
export { createAccount, type NewAccount } from './application/create-account.js';
export { createToken, type CreatedToken, type NewToken } from './application/create-token.js';
export { createAuditTrail } from './application/record-look.js';
export { PURPOSES, type Purpose } from './purposes.js';
export type { CanSeeWorker, Catalogue, Check, Classification, Suggestions } from './ports.js';
