import { hash, verify, type Options } from '@node-rs/argon2';
import type { FieldError } from '@rosa/domain';
import { wrong } from '@rosa/service-kit';

/** OWASP Password Storage Cheat Sheet: Argon2id (the library's default) with 19 MiB, two passes, one lane. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** How an encoded hash made at today's cost begins. */
const TODAY = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;

const SHORTEST = 12;
/** Longer ones would only be work for the server. */
const LONGEST = 200;

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** Was the hash made at another cost than today's? Then it is made anew at the next sign-in. */
export const isOutdated = (passwordHash: string): boolean => !passwordHash.startsWith(TODAY);

let nobody: Promise<string> | undefined;

/**
 * Takes the same time for a username that does not exist (`undefined`), so that the answer does not say which usernames
 * do.
 */
export const isPassword = async (
  passwordHash: string | undefined,
  password: string,
): Promise<boolean> => {
  nobody ??= hashPassword('nobody signs in with this');
  const matches = await verify(passwordHash ?? (await nobody), password);
  return matches && passwordHash !== undefined;
};

/** Length, and nothing else (NIST SP 800-63B): rules about signs make passwords worse. */
export const passwordErrors = (password: string, username: string): readonly FieldError[] => {
  if (password.length < SHORTEST) return [wrong('password', 'accounts.passwordShort', {})];
  if (password.length > LONGEST) return [wrong('password', 'accounts.passwordLong', {})];
  return password.toLowerCase().includes(username)
    ? [wrong('password', 'accounts.passwordIsUsername', {})]
    : [];
};
