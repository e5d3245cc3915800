import type { SessionLimits } from './application/session-life.js';

const MINUTE = 60_000;

/** What an installation may set. */
export interface GatewayConfig {
  /** Served over https, by a proxy before us: cookies are `Secure`, browsers told to stay on https (HSTS). */
  readonly behindHttps: boolean;
  /** How many proxies stand before us: the caller's address is taken that far back in `X-Forwarded-For`. */
  readonly proxies: number;
  readonly session: SessionLimits;
  /** Requests a caller (an account, a token, an address not signed in) may make in a minute. */
  readonly requestsPerMinute: number;
  /** Wrong passwords for one username from one address, and from one address for all, in a quarter of an hour. */
  readonly signIns: { readonly perUsername: number; readonly perAddress: number };
  /** Keeps looked-up callers in the process; false where several gateways share one database. */
  readonly rememberCallers: boolean;
}

export const DEFAULTS: GatewayConfig = {
  behindHttps: false,
  proxies: 0,
  session: { idleMs: 60 * MINUTE, absoluteMs: 12 * 60 * MINUTE },
  requestsPerMinute: 120_000,
  signIns: { perUsername: 10, perAddress: 100 },
  rememberCallers: true,
};
