import './parts.css';
import type { ComponentPropsWithRef } from 'react';

export type Tone = 'plain' | 'accent' | 'ok' | 'warn' | 'bad' | 'violet';

/** A short fact about something. The words carry the meaning; the tone only helps. */
export const Pill = ({ tone = 'plain', className = '', ...rest }: { tone?: Tone } & ComponentPropsWithRef<'span'>) => (
  <span className={`pill ${className}`} data-tone={tone} {...rest} />
);
