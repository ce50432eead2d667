import type { Tone } from '#ground/ui/parts.tsx';
import type { DeliveryRow, Endpoint } from '../contract.ts';

/** What is said of an endpoint in one word, and how it looks. */
export const stateOf = (
  one: Endpoint,
): { word: 'state.on' | 'state.failing' | 'state.off' | 'state.gone' | 'state.stopped'; tone: Tone } => {
  if (one.enabled) return one.failingSince ? { word: 'state.failing', tone: 'warn' } : { word: 'state.on', tone: 'ok' };
  if (one.stoppedBecause === 'gone') return { word: 'state.gone', tone: 'bad' };
  if (one.stoppedBecause === 'failing') return { word: 'state.stopped', tone: 'bad' };
  return { word: 'state.off', tone: 'plain' };
};

export const DELIVERY_TONE: Record<DeliveryRow['state'], Tone> = {
  waiting: 'warn',
  sending: 'accent',
  delivered: 'ok',
  failed: 'bad',
};
