import './page.css';
import { useId, type ReactNode } from 'react';

/** A part of a page with a title of its own. */
export const Panel = (props: { title: string; why?: ReactNode; children: ReactNode; narrow?: boolean }) => {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id} data-narrow={props.narrow || undefined}>
      <header>
        <h2 id={id}>{props.title}</h2>
        {props.why && <p>{props.why}</p>}
      </header>
      {props.children}
    </section>
  );
};
