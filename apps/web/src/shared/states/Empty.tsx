import type { ReactNode } from 'react';
import { Icon } from '../Icon.js';

/** Nothing is there, and what one can do about it. */
export const Empty = ({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}) => (
  <div className="state state-empty">
    <Icon name="search" className="icon-lg" />
    <p className="state-title">{title}</p>
    {hint && <p>{hint}</p>}
    {children}
  </div>
);
