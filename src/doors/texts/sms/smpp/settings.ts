import { NotTaken, type Account } from '../../connectors/connector.ts';
import type { Reading } from './incoming.ts';

/** What an administrator set up, with what is usual in place of what was left out. */
export type Settings = {
  /** We bind to a centre, or a gateway binds to us. */
  mode: 'client' | 'server';
  host: string;
  port: number;
  tls: boolean;
  systemId: string;
  password: string;
  systemType: string;
  /** One line both ways, or one for each. */
  bind: 'transceiver' | 'separate';
  from: string;
  window: number;
  reading: Reading;
};

const oneOf = <Name extends string>(said: string | undefined, names: readonly [Name, ...Name[]]): Name =>
  names.find((name) => name === said) ?? names[0];

const within = (said: string | undefined, usual: number, most: number): number => {
  const number = Number(said || usual);
  return Number.isInteger(number) && number >= 1 && number <= most ? number : usual;
};

/** @throws {NotTaken} where nothing can be done with them. */
export const settingsOf = ({ settings, secrets }: Account): Settings => {
  const mode = oneOf(settings['mode'], ['client', 'server']);
  const tls = settings['tls'] === 'yes';
  const host = settings['host'] || (mode === 'server' ? '127.0.0.1' : '');
  if (host === '') throw new NotTaken('account', 'no host is set');
  if (mode === 'server' && !secrets['password']) throw new NotTaken('account', 'no password is set');
  return {
    ...{ mode, tls, host, port: within(settings['port'], tls ? 3550 : 2775, 65_535) },
    ...{ systemId: settings['systemId'] ?? '', password: secrets['password'] ?? '' },
    systemType: settings['systemType'] ?? '',
    bind: oneOf(settings['bind'], ['transceiver', 'separate']),
    from: settings['from'] ?? '',
    window: within(settings['window'], 10, 1_000),
    reading: {
      alphabet: oneOf(settings['alphabet'], ['gsm', 'latin1']),
      messageIds: oneOf(settings['messageIds'], ['same', 'hex-then-decimal', 'decimal-then-hex']),
      countryCode: settings['countryCode'] ?? '',
    },
  };
};
