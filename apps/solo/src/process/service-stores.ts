/** The stores of one process, each a service's own; the audit trail is apart from the gateway's accounts. */
export const SERVICE_STORES = ['registry', 'opportunities', 'gateway', 'audit'] as const;

export type ServiceStore = (typeof SERVICE_STORES)[number];
