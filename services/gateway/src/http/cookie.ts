import { parse, serialize, type SerializeOptions } from 'cookie';
import type { IncomingMessage } from 'node:http';
import type { GatewayConfig } from '../config.js';

const NAME = 'rosa_session';

/** Out of reach of scripts, never sent from another site, and only over https where that is how we are served. */
const options = ({ behindHttps }: GatewayConfig): SerializeOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  secure: behindHttps,
  path: '/',
});

export const sessionCookie = (secret: string, config: GatewayConfig): string =>
  serialize(NAME, secret, {
    ...options(config),
    maxAge: Math.floor(config.session.absoluteMs / 1000),
  });

export const clearedCookie = (config: GatewayConfig): string =>
  serialize(NAME, '', { ...options(config), maxAge: 0 });

/** The session's secret, where the request bears one. */
export const cookieOf = ({ headers }: IncomingMessage): string | undefined =>
  headers.cookie === undefined ? undefined : parse(headers.cookie)[NAME];
