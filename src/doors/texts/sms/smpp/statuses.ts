import type { TextFailure } from '#spine/channels/texts/contract.ts';

/** SMPP 3.4, 5.1.3, command_status. What is not there is 'broken'. */
const STATUSES: Readonly<Record<number, readonly [name: string, failure: TextFailure]>> = {
  0x01: ['ESME_RINVMSGLEN', 'too-long'],
  0x02: ['ESME_RINVCMDLEN', 'broken'],
  0x03: ['ESME_RINVCMDID', 'broken'],
  0x04: ['ESME_RINVBNDSTS', 'account'],
  0x05: ['ESME_RALYBND', 'account'],
  0x08: ['ESME_RSYSERR', 'unreachable'],
  0x0a: ['ESME_RINVSRCADR', 'account'],
  0x0b: ['ESME_RINVDSTADR', 'wrong-number'],
  0x0d: ['ESME_RBINDFAIL', 'account'],
  0x0e: ['ESME_RINVPASWD', 'account'],
  0x0f: ['ESME_RINVSYSID', 'account'],
  0x14: ['ESME_RMSGQFUL', 'rate'],
  0x15: ['ESME_RINVSERTYP', 'account'],
  0x45: ['ESME_RSUBMITFAIL', 'undelivered'],
  0x48: ['ESME_RINVSRCTON', 'account'],
  0x49: ['ESME_RINVSRCNPI', 'account'],
  0x50: ['ESME_RINVDSTTON', 'wrong-number'],
  0x51: ['ESME_RINVDSTNPI', 'wrong-number'],
  0x53: ['ESME_RINVSYSTYP', 'account'],
  0x58: ['ESME_RTHROTTLED', 'rate'],
  0x64: ['ESME_RX_T_APPN', 'rate'],
  0x65: ['ESME_RX_P_APPN', 'undelivered'],
  0x66: ['ESME_RX_R_APPN', 'undelivered'],
  0xfe: ['ESME_RDELIVERYFAILURE', 'undelivered'],
  0x100: ['ESME_RSERTYPUNAUTH', 'account'],
  0x101: ['ESME_RPROHIBITED', 'account'],
};

export const failureOfCommandStatus = (status: number): TextFailure => STATUSES[status]?.[1] ?? 'broken';

/** As engineers of a provider name it. */
export const nameOfCommandStatus = (status: number): string =>
  STATUSES[status]?.[0] ?? `0x${status.toString(16).padStart(8, '0')}`;
