import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import type { Window } from './browser.ts';
import type { VoicePeers } from './voice-peers.ts';
import { until } from './until.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** JsSIP for a page that is none of ours. */
const library = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: path.join(ROOT, 'node_modules/jssip/lib/JsSIP.js'), formats: ['iife'], name: 'JsSIP' },
    },
  });
  const [{ output }] = (Array.isArray(built) ? built : [built]) as [{ output: { code: string }[] }];
  return output[0]!.code;
};

export type BrowserPhone = { page: Page; close(): Promise<void> };

/** Leads to that telephone, and is what others see of it. */
export const CUSTOMER = '+15145550190';

/** A customer whose telephone is a browser: it answers by itself, and goes where it is referred to. */
export const openBrowserPhone = async (window: Window, peers: VoicePeers): Promise<BrowserPhone> => {
  const code = await library();
  const { user, password } = peers.users[3]!;
  const server = createServer((request, response) => {
    const isScript = request.url === '/phone.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? code : '<!doctype html><title>Téléphone</title><script src="/phone.js"></script>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const context = await window.browser.newContext();
  await context.grantPermissions(['microphone'], { origin });
  const page = await context.newPage();
  await page.goto(origin);
  await page.evaluate(
    ({ server: at, domain, user: name, password: secret, number }) => {
      type Any = any; // oxlint-disable-line no-explicit-any
      const given = (globalThis as Any).JsSIP;
      const JsSIP = given.UA ? given : given.default;
      const ua = new JsSIP.UA({
        sockets: [new JsSIP.WebSocketInterface(at)],
        ...{ uri: `sip:${name}@${domain}`, password: secret, session_timers: false },
      });
      // A new one each time: the library writes into it.
      const media = (): object => ({ mediaConstraints: { audio: true, video: false } });
      ua.on('newRTCSession', ({ originator, session }: Any) => {
        if (originator === 'remote') session.answer(media());
        session.on('refer', ({ accept }: Any) => accept(undefined, { ...media(), fromUserName: number }));
      });
      ua.on('registered', () => ((globalThis as Any).ready = true));
      ua.start();
    },
    { server: peers.server, domain: peers.domain, user, password, number: CUSTOMER },
  );
  await until('the telephone in a browser', () =>
    page.evaluate(() => (globalThis as unknown as { ready?: boolean }).ready === true),
  );
  return {
    page,
    close: async () => {
      await context.close();
      server.close();
      server.closeAllConnections();
    },
  };
};
