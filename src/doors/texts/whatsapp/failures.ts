import type { TextFailure } from '#spine/channels/texts/contract.ts';
import { isPassing } from '#spine/channels/texts/rules.ts';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes */
const FAILURES: Readonly<Record<number, TextFailure>> = {
  0: 'account', // not authenticated
  2: 'unreachable', // down, or overloaded
  3: 'account', // the app lacks the permission
  4: 'rate', // of the app
  10: 'account', // no permission
  33: 'account', // our number is no more
  190: 'account', // the token ended
  368: 'account', // restricted for its conduct
  80007: 'rate', // of the business account
  130429: 'rate', // of our number
  130472: 'undelivered', // the contact is in an experiment
  130497: 'account', // not allowed in that country
  131000: 'broken',
  131005: 'account', // the permission was taken back
  131008: 'broken',
  131009: 'broken',
  131016: 'unreachable',
  131021: 'wrong-number', // our own
  131026: 'wrong-number', // not on WhatsApp, or not to be reached there
  131030: 'account', // a test number reaches listed numbers only
  131031: 'account', // locked
  131037: 'account', // our name is not approved
  131042: 'account', // not paid
  131045: 'account', // our number is not registered
  131047: 'window-closed',
  131048: 'rate', // too often taken for spam
  131049: 'undelivered', // Meta spares the contact
  131050: 'opted-out', // of marketing
  131051: 'unsupported',
  131052: 'broken',
  131053: 'unsupported', // the file is not what its type says
  131055: 'unsupported',
  131056: 'rate', // from us to that contact
  131057: 'unreachable', // the account is being maintained
  131062: 'unsupported', // such a template needs a number, not an id
  132000: 'template', // other values
  132001: 'template', // unknown, or not in that language
  132005: 'template', // too long with its values
  132007: 'template',
  132012: 'template', // values of another kind
  132015: 'template', // paused
  132016: 'template', // ended
  132018: 'template', // a value with line breaks
  132068: 'template',
  132069: 'template',
  133004: 'unreachable',
  133010: 'account', // our number is not registered
  133015: 'account', // our number was just removed
  134101: 'template', // not ready yet
  134102: 'template',
};

/** An object that is not there, or that the token does not reach: a number or an account of ours, wrongly set up. */
const NO_SUCH_OBJECT = 33;

/** Undefined: Meta documents nothing of that code. */
export const failureOf = (code: number | null, subcode: number | null = null): TextFailure | undefined => {
  if (code === null) return undefined;
  if (code === 100) return subcode === NO_SUCH_OBJECT ? 'account' : 'broken';
  if (code >= 200 && code <= 299) return 'account';
  return FAILURES[code];
};

/** Told of a text that was taken before: nobody tries it again by itself. */
export const failureTold = (code: number | null): TextFailure => {
  const failure = failureOf(code) ?? 'undelivered';
  return isPassing(failure) ? 'undelivered' : failure;
};
