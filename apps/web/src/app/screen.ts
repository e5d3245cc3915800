import type { MessageCode } from '@rosa/domain/screens';
import type { ComponentType } from 'react';
import type { Role } from '../features/session/roles.js';

/** A page of the product: where it is, whose it is, and how its code is fetched. */
export interface Screen {
  readonly path: string;
  readonly roles: readonly Role[];
  /** What the main navigation calls it; absent where one comes to it from another page. */
  readonly nav?: MessageCode;
  /** Whose day begins here; that of others with the first page of their navigation. */
  readonly home?: readonly Role[];
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}
