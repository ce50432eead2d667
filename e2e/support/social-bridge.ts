import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Posted = { channel: string; to: string; text: string; inReplyTo: string | null; media: object[] };
/** 'hang-up': it takes all of it and closes the line. */
export type Answer = { status: number; body: unknown } | 'hang-up';

export type SocialBridge = {
  address: string;
  secret: string;
  /** What it put on the network, by the name that it gave it: an id that it has taken is put there once. */
  posted: (Posted & { id: string })[];
  /** How often it was asked for each id. */
  asked: Map<string, number>;
  /** Null: as usual. */
  says: (content: Posted) => Answer | null;
  tell(hook: string, content: object, by?: { secret?: string; at?: Date; id?: string }): Promise<number>;
  open(): Promise<void>;
  close(): Promise<void>;
};

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Two seconds of silence. */
const SOUND = ((rate: number, seconds: number) => {
  const head = Buffer.alloc(44);
  head.write('RIFF');
  head.writeUInt32LE(36 + rate * seconds, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(rate * seconds, 40);
  return Buffer.concat([head, Buffer.alloc(rate * seconds, 128)]);
})(8_000, 2);

const signature = (secret: string, id: string, at: string, body: string): string =>
  createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
    .update(`${id}.${at}.${body}`)
    .digest('base64');

/** The other side of docs/social-webhook.md: a program between the house and some network. */
export const startSocialBridge = async (): Promise<SocialBridge> => {
  let port = 0;
  const taken = new Map<string, string>();
  const isOurs = ({ headers }: IncomingMessage, body: string): boolean => {
    const [id, at, signed] = ['id', 'timestamp', 'signature'].map((name) => String(headers[`webhook-${name}`]));
    const right = Buffer.from(`v1,${signature(bridge.secret, id!, at!, body)}`);
    const given = Buffer.from(signed!);
    return given.length === right.length && timingSafeEqual(given, right);
  };
  const answerTo = (id: string, content: Posted & { check?: boolean }): Answer => {
    if (content.check) return { status: 200, body: { name: 'Maison sur le réseau' } };
    bridge.asked.set(id, (bridge.asked.get(id) ?? 0) + 1);
    const known = taken.get(id);
    if (known) return { status: 200, body: { id: known } };
    const said = bridge.says(content);
    if (said !== null && said !== 'hang-up') return said;
    const name = `r-${taken.size + 1}`;
    taken.set(id, name);
    bridge.posted.push({ ...content, id: name });
    return said ?? { status: 200, body: { id: name } };
  };
  const make = () =>
    createServer(async (request, response) => {
      const body = await text(request);
      if (!isOurs(request, body)) return void response.writeHead(401).end();
      if (request.method === 'GET') {
        const [type, bytes] = request.url?.endsWith('.wav') ? ['audio/wav', SOUND] : ['image/png', PICTURE];
        return void response.writeHead(200, { 'content-type': type as string }).end(bytes);
      }
      const answer = answerTo(String(request.headers['webhook-id']), JSON.parse(body) as Posted);
      if (answer === 'hang-up') return void request.socket.destroy();
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
    });
  let server = make();
  const bridge: SocialBridge = {
    address: '',
    secret: `whsec_${randomBytes(32).toString('base64')}`,
    posted: [],
    asked: new Map(),
    says: () => null,
    async tell(hook, content, { secret = bridge.secret, at = new Date(), id = randomUUID() } = {}) {
      const body = JSON.stringify(content);
      const seconds = String(Math.floor(at.getTime() / 1_000));
      const headers = {
        ...{ 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': seconds },
        'webhook-signature': `v1,${signature(secret, id, seconds, body)}`,
      };
      return (await fetch(hook, { method: 'POST', headers, body })).status;
    },
    async open() {
      server = make();
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      port = (server.address() as AddressInfo).port;
      bridge.address = `http://127.0.0.1:${port}`;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
  await bridge.open();
  return bridge;
};
