import type { Role } from '@rosa/domain';
import type { Purpose } from '../purposes.js';

/** What an account or a token may reach, and why it looks. */
export interface Standing {
  readonly role: Role;
  /** Regions (2 digits), provinces (3) and comuni (6); `null` for the whole country. */
  readonly territory: readonly string[] | null;
  readonly companyId: string | null;
  readonly bodyCode: string | null;
  readonly workerId: string | null;
  /** Used where a request says none; `null` for the role's own duty. */
  readonly purpose: Purpose | null;
}
