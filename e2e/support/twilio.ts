import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const TWILIO = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'the auth token of ours' };
/** 'silence': it takes all of it and never answers. 'hang-up': it takes all of it and closes the line. */
export type Says = { status: number; body: unknown; headers?: Record<string, string> } | 'silence' | 'hang-up';

export type Twilio = {
  address: string;
  /** Texts that it took in hand, whatever it answered. */
  sent: { to: string; body: string; sid: string }[];
  says: (sid: string) => Says | Promise<Says>;
  /** Tells the house, signed. `twist`: what a forger would do to it. */
  tell(
    hook: string,
    fields: Record<string, string>,
    twist?: { token?: string; body?: string; signedUrl?: string },
  ): Promise<number>;
  open(): Promise<void>;
  close(): Promise<void>;
};

export const fine = (sid: string): Says => ({ status: 201, body: { sid, status: 'queued' } });

/** Twilio’s Messages resource as it is documented, on this machine: it was not asked itself. */
export const startTwilio = async (): Promise<Twilio> => {
  let port = 0;
  const make = () =>
    createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const fields = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
      const sid = `SM${String(twilio.sent.length + 1).padStart(32, '0')}`;
      twilio.sent.push({ to: fields.get('To') ?? '', body: fields.get('Body') ?? '', sid });
      const answer = await twilio.says(sid);
      if (answer === 'silence') return;
      if (answer === 'hang-up') return void request.socket.destroy();
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      response.end(JSON.stringify(answer.body));
    });
  let server = make();
  const twilio: Twilio = {
    address: '',
    sent: [],
    says: fine,
    async tell(hook, fields, twist = {}) {
      const signed = Object.entries(fields)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .flat()
        .join('');
      const signature = createHmac('sha1', twist.token ?? TWILIO.authToken)
        .update((twist.signedUrl ?? hook) + signed)
        .digest('base64');
      const { status } = await fetch(hook, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
        body: twist.body ?? new URLSearchParams(fields).toString(),
      });
      return status;
    },
    async open() {
      server = make();
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      port = (server.address() as AddressInfo).port;
      twilio.address = `http://127.0.0.1:${port}`;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
  await twilio.open();
  return twilio;
};
