import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Report } from '#spine/reports/contract.ts';

export type Received = { id: string; timestamp: number; signatures: string[]; raw: string; body: Hook };
export type Hook = { type: string; timestamp: string; data: Partial<Report> };

/** Standard Webhooks, as a receiver checks it: any of the signatures, over what came byte for byte. */
export const isSignedBy = (secret: string, { id, timestamp, signatures, raw }: Received): boolean => {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const right = createHmac('sha256', key).update(`${id}.${timestamp}.${raw}`).digest('base64');
  return signatures.includes(`v1,${right}`);
};

export type Receiver = {
  url: string;
  received: Received[];
  /** What it does with the next requests; 204 unless said otherwise. */
  answer: (response: ServerResponse, received: Received) => void;
  close(): Promise<void>;
};

export const well = (response: ServerResponse): void => void response.writeHead(204).end();
export const says =
  (status: number, headers: Record<string, string> = {}, text = '') =>
  (response: ServerResponse): void =>
    void response.writeHead(status, headers).end(text);

/** A system outside: keeps what it receives, and answers as it is told. */
export const startReceiver = async (): Promise<Receiver> => {
  const receiver: Receiver = { url: '', received: [], answer: well, close: async () => {} };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks).toString('utf8');
    const one: Received = {
      id: String(request.headers['webhook-id']),
      timestamp: Number(request.headers['webhook-timestamp']),
      signatures: String(request.headers['webhook-signature']).split(' '),
      raw,
      body: JSON.parse(raw) as Hook,
    };
    receiver.received.push(one);
    receiver.answer(response, one);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/relais`;
  receiver.close = async () => {
    server.close();
    server.closeAllConnections();
  };
  return receiver;
};
