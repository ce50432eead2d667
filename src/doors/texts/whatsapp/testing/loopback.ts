import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Refusal } from './cloud-rules.ts';

export type Answer = { status: number; headers?: Record<string, string>; body: unknown };
export type Asked = { method: string; path: string; query: URLSearchParams; headers: http.IncomingHttpHeaders };
/**
 * 'silence': it takes all of it, does nothing and never answers. 'hang-up': the same, and closes the line.
 * 'as-usual': it is not in the way. 'taken-then-hang-up': it does what it was asked, and closes the line instead of saying so.
 */
export type Says = Answer | Refusal | 'as-usual' | 'silence' | 'hang-up' | 'taken-then-hang-up';

/** Listens on loopback, and breaks when it is told to. `port` 0: any. */
export const startLoopback = async (
  port: number,
  answerTo: (asked: Asked, raw: Buffer) => Promise<Answer>,
  refused: (refusal: Refusal) => Answer,
) => {
  const asked: Asked[] = [];
  const says: Says[] = [];
  const server = http.createServer(async (request, response) => {
    const at = new URL(request.url!, 'http://loopback');
    const one = { method: request.method!, path: at.pathname, query: at.searchParams, headers: request.headers };
    const raw = await buffer(request);
    asked.push(one);
    const instead = says.shift();
    if (instead === 'silence') return;
    if (instead === 'taken-then-hang-up') await answerTo(one, raw);
    if (instead === 'hang-up' || instead === 'taken-then-hang-up') return void request.socket.destroy();
    const given =
      instead === undefined || instead === 'as-usual'
        ? await answerTo(one, raw)
        : 'code' in instead
          ? refused(instead)
          : instead;
    const { status, headers = {}, body } = given;
    const content = Buffer.isBuffer(body) || typeof body === 'string' ? body : JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(content);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    /** The next requests are answered so instead, one each. */
    answering: (...given: Says[]): void => void says.push(...given),
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
