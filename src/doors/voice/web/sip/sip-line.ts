import type { Session as SipCall } from 'jssip';
import type { GivenLine, Line, LineHouse, Session } from '../line.ts';
import { sipSession } from './sip-session.ts';
import { createSipTransfer } from './sip-transfer.ts';

const SESSION = { rtcOfferConstraints: { offerToReceiveAudio: true, offerToReceiveVideo: false } };

/** A line of a SIP server, not opened yet. JsSIP is loaded by whoever has one. */
export const sipLine = async (given: Extract<GivenLine, { kind: 'sip' }>, house: LineHouse): Promise<Line> => {
  const { default: JsSIP } = await import('jssip');
  JsSIP.debug.disable();
  const { domain } = given;
  const ua = new JsSIP.UA({
    sockets: [new JsSIP.WebSocketInterface(given.server)],
    uri: `sip:${given.user}@${domain}`,
    ...{ authorization_user: given.user, password: given.password },
    ...{ session_timers: false, register_expires: 120, user_agent: 'Relais' },
    ...{ connection_recovery_min_interval: 1, connection_recovery_max_interval: 15 },
  });
  const calls = new WeakMap<Session, SipCall>();
  const media = () => ({
    mediaConstraints: {
      audio: house.microphone() ? { deviceId: { exact: house.microphone() } } : true,
      video: false,
    },
    pcConfig: { iceServers: given.ice },
    ...SESSION,
  });
  const target = (number: string): string => `sip:${number.replace(/[^\w+.*#-]/g, '')}@${domain}`;
  const known = (call: SipCall): Session => {
    const session = sipSession(call, { media, speaker: house.speaker });
    calls.set(session, call);
    return session;
  };
  ua.on('registered', house.registered);
  ua.on('registrationFailed', ({ cause }) => house.lost(cause === 'Rejected' || cause === 'Authentication Error'));
  ua.on('disconnected', () => house.lost(false));
  ua.on('newRTCSession', ({ originator, session }) => {
    if (originator === 'remote' && session) house.received(known(session));
  });
  return {
    start: () => ua.start(),
    stop: () => ua.stop(),
    call: ({ number }) => known(ua.call(target(number), media())),
    transfers: createSipTransfer({
      ...{ live: house.live, set: house.set, speaker: house.speaker, target },
      of: (session) => calls.get(session)!,
      dial: (number) => ua.call(target(number), media()),
    }),
  };
};
