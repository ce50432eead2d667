import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** 'silence': it takes all of it and never answers. 'hang-up': it takes all of it and closes the line. */
export type Says = { status: number; body: unknown; headers?: Record<string, string> } | 'silence' | 'hang-up';
export type Sent = { to: string; body: string; id: string };
export type Receipt = 'sent' | 'delivered';

/** What differs between providers of SMS, each as its own documents have it: none of them was asked. */
export type SmsVendor = {
  provider: 'twilio' | 'vonage';
  /** As the administrator sets it up. */
  settings: Record<string, string>;
  secrets: Record<string, string>;
  idOf(count: number): string;
  read(body: string): Omit<Sent, 'id'>;
  takes(id: string): Says;
  /** It asks to wait for a second. */
  throttles: Says;
  /** No mobile telephone has that number. */
  refuses: Says;
  incoming(from: string, text: string, id: string): string;
  status(to: string, id: string, receipt: Receipt): string;
  /** Each states which secret it is signed with and for which address. */
  headers(body: string, hook: string, secret?: string): Record<string, string>;
};

export type SmsProvider = {
  vendor: SmsVendor;
  address: string;
  /** Texts that it took in hand, whatever it answered. */
  sent: Sent[];
  says: (id: string) => Says | Promise<Says>;
  /** Tells the house; the status of its answer. */
  tell(hook: string, body: string, headers?: Record<string, string>): Promise<number>;
  open(): Promise<void>;
  close(): Promise<void>;
};

/** On this machine, and again on the same port after it was closed. */
export const startSmsProvider = async (vendor: SmsVendor): Promise<SmsProvider> => {
  let port = 0;
  const make = () =>
    createServer(async (request, response) => {
      const id = vendor.idOf(provider.sent.length + 1);
      provider.sent.push({ ...vendor.read(await text(request)), id });
      const answer = await provider.says(id);
      if (answer === 'silence') return;
      if (answer === 'hang-up') return void request.socket.destroy();
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      response.end(JSON.stringify(answer.body));
    });
  let server = make();
  const provider: SmsProvider = {
    vendor,
    address: '',
    sent: [],
    says: vendor.takes,
    tell: async (hook, body, headers = vendor.headers(body, hook)) =>
      (await fetch(hook, { method: 'POST', headers, body })).status,
    async open() {
      server = make();
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      port = (server.address() as AddressInfo).port;
      provider.address = `http://127.0.0.1:${port}`;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
  await provider.open();
  return provider;
};
