import type { Session, SessionEvent } from 'jssip';
import { listenTo, watchQuality } from './media.ts';
import type { Call } from './phone-state.ts';

export type Told = {
  /** What the desk hears of too. */
  changed(change: Partial<Call>): void;
  shown(change: Partial<Call>): void;
  over(by: 'contact' | 'agent' | 'system', cause: string): void;
  /** Whoever we speak with hands us to whom they speak with: `accept` begins that call in place of this one. */
  replaced(accept: () => void): void;
};

/** Plays what it brings and tells what becomes of it; the returned function ends both. */
export const followSession = (session: Session, speaker: () => string, told: Told): (() => void) => {
  const stopAudio = listenTo(session, speaker);
  const stopWatching = watchQuality(session, (quality) => told.shown({ quality }));
  session.on('progress', () => told.changed({ state: 'ringing' }));
  session.on('accepted', () => told.changed({ state: 'up', answeredAt: Date.now() }));
  session.on('hold', (event) => event.originator === 'local' && told.changed({ state: 'held' }));
  session.on('unhold', (event) => event.originator === 'local' && told.changed({ state: 'up' }));
  session.on('muted', () => told.shown({ muted: true }));
  session.on('unmuted', () => told.shown({ muted: false }));
  const ended = ({ originator, cause = '' }: SessionEvent): void =>
    told.over(originator === 'local' ? 'agent' : originator === 'remote' ? 'contact' : 'system', cause);
  session.on('ended', ended);
  session.on('failed', ended);
  session.on('replaces', ({ accept }) => told.replaced(() => accept?.()));
  // Whoever is called by this house does not make it call whomever they name.
  session.on('refer', ({ reject }) => reject?.());
  return () => {
    stopWatching();
    stopAudio();
  };
};
