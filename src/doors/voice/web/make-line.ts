import type { Session, UA } from 'jssip';
import type { z } from 'zod';
import type { myLine } from '../contract.ts';

export type Line = NonNullable<z.output<typeof myLine.output>['line']>;

/** A line that is not opened yet. JsSIP is loaded by whoever has one. */
export const makeLine = async (
  line: Line,
  told: { registered(): void; lost(refused: boolean): void; received(session: Session): void },
): Promise<UA> => {
  const { default: JsSIP } = await import('jssip');
  JsSIP.debug.disable();
  const ua = new JsSIP.UA({
    sockets: [new JsSIP.WebSocketInterface(line.server)],
    uri: `sip:${line.user}@${line.domain}`,
    ...{ authorization_user: line.user, password: line.password },
    ...{ session_timers: false, register_expires: 120, user_agent: 'Relais' },
    ...{ connection_recovery_min_interval: 1, connection_recovery_max_interval: 15 },
  });
  ua.on('registered', told.registered);
  ua.on('registrationFailed', ({ cause }) => told.lost(cause === 'Rejected' || cause === 'Authentication Error'));
  ua.on('disconnected', () => told.lost(false));
  ua.on('newRTCSession', ({ originator, session }) => {
    if (originator === 'remote' && session) told.received(session);
  });
  return ua;
};
