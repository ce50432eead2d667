import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, beforeEach } from 'node:test';
import { freePorts } from '../../../../../e2e/support/free-port.ts';
import {
  NotTaken,
  type Account,
  type Connector,
  type HookRequest,
  type TextToSend,
} from '../../connectors/connector.ts';

/** What is asked is compared with what the vendor documents, and answered as it documents: it was not asked itself. */
export const NOT_THE_VENDOR = 'documented contract, not the vendor';

export type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: http.IncomingHttpHeaders;
  body: string;
};
/** 'silence': it takes all of it and never answers. 'hang-up': it takes all of it and closes the line. */
export type Says = { status?: number; headers?: Record<string, string>; body: unknown } | 'silence' | 'hang-up';

/** A provider on loopback for one test file. */
export const documentedProvider = () => {
  const asked: Asked[] = [];
  let says: (asked: Asked) => Says = () => 'silence';
  let address = '';
  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url!, 'http://provider');
    const one: Asked = {
      ...{ method: request.method!, path: url.pathname, query: url.searchParams },
      ...{ headers: request.headers, body: await text(request) },
    };
    asked.push(one);
    const answer = says(one);
    if (answer === 'silence') return;
    if (answer === 'hang-up') return void request.socket.destroy();
    const { status = 200, headers = {}, body } = answer;
    const type = { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' };
    response.writeHead(status, { ...type, ...headers }).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => (server.closeAllConnections(), server.close()));
  beforeEach(() => void (asked.length = 0));
  return {
    asked,
    get address(): string {
      return address;
    },
    /** These one after the other, the last one for good. */
    answering: (...answers: [Says, ...Says[]]): void => {
      says = () => (answers.length > 1 ? answers.shift()! : answers[0]);
    },
  };
};

export const theText = (given: Partial<TextToSend> = {}): TextToSend => ({
  ...{ to: '+15145550123', text: 'Bonjour à vous', template: null, media: [], inReplyTo: null, onceKey: 'once-1' },
  parts: { left: new Set(), leaves: async () => {}, took: async () => {} },
  ...given,
});

export const refusalOf = async (asking: Promise<unknown>): Promise<NotTaken> => {
  try {
    await asking;
  } catch (error) {
    assert.ok(error instanceof NotTaken, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: 'it was taken' });
};

export const noSignal = (): AbortSignal => new AbortController().signal;

export const hookRequest = (given: Partial<HookRequest> & { url: string }): HookRequest => ({
  ...{ method: 'POST', headers: {}, raw: Buffer.alloc(0) },
  query: Object.fromEntries(new URL(given.url).searchParams),
  ...given,
});

type Line = ReturnType<typeof documentedProvider>;

/**
 * What holds for whoever is asked by HTTP. `fine`: an answer that takes it. What was handed over and not answered is
 * 'uncertain', what was never handed over is not.
 */
export const linesThatFail = (
  line: Line,
  connector: Connector,
  accountAt: (address: string) => Account,
  fine: Exclude<Says, string>,
) => {
  const send = (address = line.address, signal = noSignal()) => connector.send(accountAt(address), theText(), signal);
  const cases: [string, () => Promise<unknown>, string, number][] = [
    ['nobody listens there', async () => send(`http://127.0.0.1:${(await freePorts(1))[0]}`), 'unreachable', 0],
    ['no such host', () => send('https://nothing.invalid'), 'unreachable', 0],
    ['an address that may not be asked', () => send('https://169.254.169.254'), 'unreachable', 0],
    ['no encryption to the Internet', () => send('http://8.8.8.8'), 'unreachable', 0],
    ['given up before it was asked', () => send(line.address, AbortSignal.abort()), 'unreachable', 0],
    [
      'it takes it and says nothing in time',
      () => (line.answering('silence'), send(line.address, AbortSignal.timeout(200))),
      'uncertain',
      1,
    ],
    ['it takes it and hangs up', () => (line.answering('hang-up'), send()), 'uncertain', 1],
    [
      'it breaks with it in hand',
      () => (line.answering({ status: 500, body: 'Internal Server Error' }), send()),
      'uncertain',
      1,
    ],
    [
      'what stands before it gets no answer',
      () => (line.answering({ status: 504, body: '<html>Gateway Time-out' }), send()),
      'uncertain',
      1,
    ],
    ['it is not at work', () => (line.answering({ status: 503, body: '' }), send()), 'unreachable', 1],
    [
      'it takes it, and answers what nobody documents',
      () => (line.answering({ ...fine, body: '<html>Welcome</html>' }), send()),
      'uncertain',
      1,
    ],
    [
      'a redirect is not followed',
      () => (line.answering({ status: 302, headers: { location: `${line.address}/elsewhere` }, body: '' }), send()),
      'broken',
      1,
    ],
  ];
  return { cases, send };
};
