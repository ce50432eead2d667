import type { Session as SipCall, SessionEvent, UA } from 'jssip';
import type { Session, Told } from '../line.ts';
import { listenTo, watchQuality } from '../media.ts';

type Media = Parameters<UA['call']>[1];
const SAYS = {
  busy: { status_code: 486, reason_phrase: 'Busy Here' },
  declined: { status_code: 603 },
  unanswered: { status_code: 480 },
} as const;

const follow = (call: SipCall, speaker: () => string, told: Told): (() => void) => {
  const stopAudio = listenTo(call, speaker);
  const stopWatching = watchQuality(
    () => (call.isEstablished() ? call.connection : null),
    (quality) => told.shown({ quality }),
  );
  call.on('progress', () => told.changed({ state: 'ringing' }));
  call.on('accepted', () => told.changed({ state: 'up', answeredAt: Date.now() }));
  call.on('hold', (event) => event.originator === 'local' && told.changed({ state: 'held' }));
  call.on('unhold', (event) => event.originator === 'local' && told.changed({ state: 'up' }));
  call.on('muted', () => told.shown({ muted: true }));
  call.on('unmuted', () => told.shown({ muted: false }));
  const ended = ({ originator, cause = '' }: SessionEvent): void =>
    told.over(originator === 'local' ? 'agent' : originator === 'remote' ? 'contact' : 'system', cause);
  call.on('ended', ended);
  call.on('failed', ended);
  call.on('replaces', ({ accept }) => told.replaced(() => accept?.()));
  // Whoever is called by this house does not make it call whomever they name.
  call.on('refer', ({ reject }) => reject?.());
  return () => {
    stopWatching();
    stopAudio();
  };
};

/** A call of SIP's as the telephone knows calls. */
export const sipSession = (call: SipCall, house: { media(): Media; speaker(): string }): Session => ({
  number: call.remote_identity.uri.user,
  name: call.remote_identity.display_name,
  connection: () => call.connection ?? null,
  follow: (told) => follow(call, house.speaker, told),
  answer: () => call.answer(house.media()),
  end: (why) => call.terminate(why && SAYS[why]),
  hold: (on) => void (on ? call.hold() : call.unhold()),
  mute: (on) => (on ? call.mute({ audio: true }) : call.unmute({ audio: true })),
  key: (tone) => call.sendDTMF(tone, { transportType: 'RFC2833' }),
  isEnded: () => call.isEnded(),
});
