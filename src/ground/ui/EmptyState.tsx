import './parts.css';
import type { ReactNode } from 'react';

/** Where nothing is, says so and what to do about it. */
export const EmptyState = ({ icon, title, children }: { icon?: ReactNode; title: string; children?: ReactNode }) => (
  <div className="empty-state">
    {icon && <span className="empty-state-icon">{icon}</span>}
    <b>{title}</b>
    {children && <div>{children}</div>}
  </div>
);
