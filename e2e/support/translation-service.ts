import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Received = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: http.IncomingHttpHeaders;
  body: string;
};
export type Answer = { status?: number; headers?: Record<string, string>; body: unknown };
export type TranslationService = {
  address: string;
  /** Everything that was asked, in order. */
  received: Received[];
  /** Answers what is asked next, and all after it; a promise may be as late as it likes. */
  answer: (asked: Received) => Answer | Promise<Answer>;
  close(): Promise<void>;
};

/** A server that answers as a vendor documents it: what it is asked can be compared with what the vendor documents. */
export const startTranslationService = async (answer: TranslationService['answer']): Promise<TranslationService> => {
  const service: TranslationService = { address: '', received: [], answer, close: async () => {} };
  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url!, 'http://service');
    const asked: Received = {
      ...{ method: request.method!, path: url.pathname, query: url.searchParams },
      ...{ headers: request.headers, body: await text(request) },
    };
    service.received.push(asked);
    const { status = 200, headers = {}, body } = await service.answer(asked);
    const type = { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json' };
    response.writeHead(status, { ...type, ...headers }).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  service.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  service.close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return service;
};

/** What LibreTranslate documents: each text in capitals. */
export const loudly = (asked: Received): Answer => {
  const { q } = JSON.parse(asked.body) as { q: string[] };
  const loud = (one: string): string =>
    one.replaceAll(/<[^>]*>|&[a-z#0-9]+;|\p{Ll}/gu, (part) => (part.length === 1 ? part.toUpperCase() : part));
  return { body: { translatedText: q.map(loud) } };
};
