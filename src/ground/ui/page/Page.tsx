import './page.css';
import type { ReactNode } from 'react';

/** One page of the office: what it is for in a line, its acts at the right, then its parts. */
export const Page = (props: { title: string; why: string; acts?: ReactNode; children: ReactNode }) => (
  <div className="page">
    <header className="page-head">
      <div>
        <h1>{props.title}</h1>
        <p>{props.why}</p>
      </div>
      {props.acts && <div className="page-acts">{props.acts}</div>}
    </header>
    {props.children}
  </div>
);
