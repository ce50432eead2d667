import { NotTaken, type Connector, type OpenLine } from '../connectors/connector.ts';
import { openToCentre, tryBind, type ClientTiming } from './smpp/client.ts';
import { heardIn } from './smpp/incoming.ts';
import { openToGateways } from './smpp/server.ts';
import { settingsOf } from './smpp/settings.ts';

const USUAL: ClientTiming = {
  answerWithinMs: 30_000,
  enquireEveryMs: 30_000,
  connectWithinMs: 15_000,
  firstPauseMs: 1_000,
  mostPauseMs: 60_000,
};

/** With other times than the usual ones. */
export const smppLine =
  (timing: ClientTiming): OpenLine =>
  (account, house) => {
    try {
      const settings = settingsOf(account);
      return settings.mode === 'server'
        ? openToGateways(settings, house, timing)
        : openToCentre(settings, house, timing);
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error;
      house.tell('refused', error.detail);
      return {
        send: () => Promise.reject(error),
        close: async () => {},
      };
    }
  };

/** SMPP 3.4, the protocol of carriers themselves. */
export const smpp: Connector = {
  channel: 'sms',
  settings: [
    ...['host', 'port', 'tls', 'systemId', 'systemType', 'from', 'mode', 'bind'],
    ...['alphabet', 'messageIds', 'countryCode', 'window'],
  ],
  secrets: ['password'],
  send: () => Promise.reject(new NotTaken('unreachable', 'the line is not open here')),
  async check(account, signal) {
    const settings = settingsOf(account);
    // Nobody can be asked: they come to us.
    if (settings.mode === 'server') return { name: `${settings.systemId} → ${settings.host}:${settings.port}` };
    return { name: await tryBind(settings, USUAL, signal) };
  },
  line: { open: smppLine(USUAL), read: heardIn },
};
