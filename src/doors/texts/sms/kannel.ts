import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { IncomingText, TextFailure, TextReceipt } from '#spine/channels/texts/contract.ts';
import { segmentsOf } from '#spine/channels/texts/segments/rules.ts';
import { KANNEL_NAME } from '../contract.ts';
import { NotTaken, type Account, type Connector, type Heard, type HookRequest } from '../connectors/connector.ts';
import { asDocumented } from '../connectors/documented.ts';
import { addressOf, ask, digitsOf, failureOfStatus, mustBePlain, saidWithout, type Answer } from './ask.ts';
import { failureOfCommandStatus } from './smpp/statuses.ts';

/*
 * A gateway of one's own, as its user guide documents it (Kannel 1.4.5): `sendsms` out, `get-url` of an `sms-service` in, a
 * `dlr-url` for what became of a text. All of its requests are GET: what one says is in its query.
 */

const USUAL = 'http://127.0.0.1:13013';
const MOST = 1_600;

const notTaken = (account: Account, { status, text }: Answer, handsOver: boolean): NotTaken => {
  const failure: TextFailure | null =
    status !== 400
      ? null
      : /number\(s\)|receiver/i.test(text)
        ? 'wrong-number'
        : /sender|account/i.test(text)
          ? 'account'
          : null;
  return new NotTaken(failure ?? failureOfStatus(status, handsOver), saidWithout(account, `${status} ${text}`));
};

const sendsms = (account: Account, fields: Record<string, string>): string =>
  `${addressOf(account, USUAL)}/cgi-bin/sendsms?${new URLSearchParams({
    username: account.settings['username'] ?? '',
    password: account.secrets['password'] ?? '',
    ...fields,
  })}`;

/** Kannel puts what it knows in the place of each escape. */
const receiptUrl = (account: Account, id: string): string | null => {
  const hook = account.settings['hookUrl'];
  if (!hook) return null;
  const url = new URL(hook);
  url.username = KANNEL_NAME;
  url.password = encodeURIComponent(account.secrets['hookPassword'] ?? '');
  url.searchParams.set('receipt', id);
  // What is in the address already must not be read as an escape.
  return `${url.toString().replaceAll('%', '%%')}&type=%d&answer=%A&ts=%T`;
};

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** It sends the password as it stands in the address, escaped or not. */
const isItself = (account: Account, request: HookRequest): boolean => {
  const password = account.secrets['hookPassword'];
  if (!password) return false;
  const theirs = digestOf(request.headers['authorization'] ?? '');
  return [password, encodeURIComponent(password)]
    .map((said) => digestOf(`Basic ${Buffer.from(`${KANNEL_NAME}:${said}`).toString('base64')}`))
    .some((own) => timingSafeEqual(own, theirs));
};

const seconds = z.coerce.number().int().positive().max(9_999_999_999);
const toldText = z.object({
  id: z.string().min(1),
  from: z.string().min(1),
  text: z.string(),
  ts: seconds,
});
const toldReceipt = z.object({
  receipt: z.string().min(1),
  type: z.enum(['1', '2', '4', '8', '16', '32']),
  answer: z.string().default(''),
  ts: seconds,
});

const STATES: Readonly<Record<string, TextReceipt['state']>> = { 1: 'delivered', 2: 'failed', 8: 'sent', 16: 'failed' };

/** What the network said, where it is an SMPP status: NACK/0x0000000b/Invalid Destination Address. */
const failureIn = (answer: string): TextFailure => {
  const status = /^NACK\/(?:0x)?([0-9a-f]{1,8})(?:\/|$)/i.exec(answer)?.[1];
  const failure = status === undefined ? null : failureOfCommandStatus(Number.parseInt(status, 16));
  return failure === null || failure === 'broken' || failure === 'rate' ? 'undelivered' : failure;
};

const receiptsOf = ({ receipt, type, answer, ts }: z.output<typeof toldReceipt>): TextReceipt[] => {
  const state = STATES[type];
  // 4: it waits somewhere; 32: something on the way.
  if (!state) return [];
  return [
    {
      ...{ externalId: receipt, state, failure: state === 'failed' ? failureIn(answer) : null },
      ...{
        detail: answer
          .toWellFormed()
          .replaceAll(/[\0\s]+/g, ' ')
          .trim()
          .slice(0, 300),
        at: new Date(ts * 1_000),
      },
    },
  ];
};

const textOf = ({ id, from, text, ts }: z.output<typeof toldText>): IncomingText => ({
  ...{ externalId: id, fromName: '', text: text.toWellFormed().replaceAll('\0', '') },
  from: /^(?:\+|00)?[1-9]\d{9,14}$/.test(from) ? `+${from.replace(/^(?:\+|00)/, '')}` : from,
  ...{ sentAt: new Date(ts * 1_000), media: [], inReplyTo: null },
});

export const kannel: Connector = {
  channel: 'sms',
  settings: ['address', 'username', 'from', 'smsc'],
  secrets: ['password', 'hookPassword'],

  async send(account, text, signal) {
    mustBePlain(text, MOST);
    const receipts = receiptUrl(account, text.onceKey);
    const { smsc, from } = account.settings;
    const url = sendsms(account, {
      ...{ from: from ?? '', to: `+${digitsOf(text.to)}`, text: text.text, charset: 'UTF-8' },
      coding: segmentsOf(text.text).encoding === 'gsm7' ? '0' : '2',
      ...(smsc ? { smsc } : {}),
      ...(receipts ? { 'dlr-mask': '27', 'dlr-url': receipts } : {}),
    });
    const answer = await ask(account, { method: 'GET', url }, { signal, handsOver: true });
    // 0: accepted; 3: queued for later.
    if (answer.status !== 202) {
      if (answer.status >= 200 && answer.status < 300)
        throw new NotTaken('uncertain', saidWithout(account, answer.text));
      throw notTaken(account, answer, true);
    }
    // It gives no name to what it takes: the receipts bring ours.
    return { externalIds: [text.onceKey] };
  },

  /** Without a receiver it refuses what it would have taken; it looks at who asks first. */
  async check(account, signal) {
    const answer = await ask(account, { method: 'GET', url: sendsms(account, {}) }, { signal, handsOver: false });
    if (answer.status !== 400) throw notTaken(account, answer, false);
    return { name: `${account.settings['username'] ?? ''}@${new URL(addressOf(account, USUAL)).host}` };
  },

  hook: {
    judge: (account, request) =>
      // Whatever is answered with words goes back to the telephone.
      isItself(account, request) ? { kind: 'take', answer: { type: 'text/plain', text: '' } } : { kind: 'forged' },
    read(_raw, _headers, _account, search = ''): Heard {
      const fields = Object.fromEntries(new URLSearchParams(search));
      return 'receipt' in fields
        ? { texts: [], receipts: receiptsOf(asDocumented(toldReceipt, fields, 'Kannel')) }
        : { texts: [textOf(asDocumented(toldText, fields, 'Kannel'))], receipts: [] };
    },
  },
};
