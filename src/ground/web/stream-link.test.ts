import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { openStreamLink, type LinkNews } from './stream-link.ts';

type Visit = { search: URLSearchParams; response: ServerResponse };

/** A server that leaves every visit of the stream to the test. */
const openHouse = async () => {
  const visits: Visit[] = [];
  const waiting: ((visit: Visit) => void)[] = [];
  const server = createServer((request, response) => {
    const visit = { search: new URL(request.url ?? '', 'http://house').searchParams, response };
    const next = waiting.shift();
    if (next) next(visit);
    else visits.push(visit);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    fetchStream: (url: string, signal: AbortSignal) => fetch(origin + url, { signal }),
    nextVisit: (): Promise<Visit> =>
      new Promise((resolve) => {
        const visit = visits.shift();
        if (visit) resolve(visit);
        else waiting.push(resolve);
      }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

const greet = ({ response }: Visit, id: string): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(`id: ${id}\nevent: hello\ndata: {}\n\n`);
};
const tell = ({ response }: Visit, id: string, interaction: number): boolean =>
  response.write(`id: ${id}\ndata: ${JSON.stringify({ kind: 'interactions.received', interaction })}\n\n`);

/** News as they come; `until` waits for one that fits. */
const newsDesk = () => {
  const news: LinkNews[] = [];
  let look = (): void => {};
  return {
    news,
    report: (one: LinkNews): void => {
      news.push(one);
      look();
    },
    until: (fits: (one: LinkNews) => boolean): Promise<void> =>
      new Promise((resolve) => {
        look = () => news.some(fits) && resolve();
        look();
      }),
  };
};
const isStatus = (status: string) => (one: LinkNews) => one.what === 'status' && one.status === status;
const isAbout = (interaction: number) => (one: LinkNews) =>
  one.what === 'happened' && one.happening.interaction === interaction;

test('a line that breaks is dialled again and resumes after the last event heard', async (t) => {
  const house = await openHouse();
  const desk = newsDesk();
  const link = openStreamLink(desk.report, house.fetchStream);
  t.after(() => {
    link.stop();
    house.close();
  });
  const first = await house.nextVisit();
  assert.equal(first.search.get('after'), null);
  greet(first, '10-1');
  tell(first, '10-2', 55);
  await desk.until(isAbout(55));
  first.response.destroy();
  await desk.until(isStatus('down'));
  const second = await house.nextVisit();
  assert.equal(second.search.get('after'), '10-2');
  greet(second, '10-9');
  tell(second, '10-3', 56);
  await desk.until(isAbout(56));
  assert.equal(desk.news.filter((one) => one.what === 'reset').length, 1, 'only the first greeting resets');
});

test('a line that breaks amid catching up resumes from there, not from where the server said it stands', async (t) => {
  const house = await openHouse();
  const desk = newsDesk();
  const link = openStreamLink(desk.report, house.fetchStream);
  t.after(() => {
    link.stop();
    house.close();
  });
  const first = await house.nextVisit();
  greet(first, '10-1');
  await desk.until(isStatus('live'));
  first.response.destroy();
  const second = await house.nextVisit();
  greet(second, '10-50');
  tell(second, '10-2', 70);
  await desk.until(isAbout(70));
  second.response.destroy();
  assert.equal((await house.nextVisit()).search.get('after'), '10-2');
});

test('a gap too large to catch up is reported as a reset, and counting starts from the greeting', async (t) => {
  const house = await openHouse();
  const desk = newsDesk();
  const link = openStreamLink(desk.report, house.fetchStream);
  t.after(() => {
    link.stop();
    house.close();
  });
  const first = await house.nextVisit();
  greet(first, '10-1');
  await desk.until((one) => one.what === 'reset');
  first.response.destroy();
  const second = await house.nextVisit();
  greet(second, '99-1');
  second.response.write('event: reset\ndata: {}\n\n');
  await desk.until(() => desk.news.filter((one) => one.what === 'reset').length === 2);
  second.response.destroy();
  assert.equal((await house.nextVisit()).search.get('after'), '99-1');
});

test('signed out is told apart from broken and is not dialled again until somebody signs in', async (t) => {
  const house = await openHouse();
  const desk = newsDesk();
  const link = openStreamLink(desk.report, house.fetchStream);
  t.after(() => {
    link.stop();
    house.close();
  });
  (await house.nextVisit()).response.writeHead(401).end('{}');
  await desk.until(isStatus('signed-out'));
  link.check();
  greet(await house.nextVisit(), '10-1');
  await desk.until(isStatus('live'));
  assert.equal(desk.news.some(isStatus('down')), false);
});

test('a newly opened interaction is asked for at once; one that was closed waits for the next connection', async (t) => {
  const house = await openHouse();
  const desk = newsDesk();
  const link = openStreamLink(desk.report, house.fetchStream);
  t.after(() => {
    link.stop();
    house.close();
  });
  greet(await house.nextVisit(), '10-1');
  await desk.until(isStatus('live'));
  link.watch([7, 7, 3]);
  const second = await house.nextVisit();
  assert.equal(second.search.get('watch'), '3,7');
  greet(second, '10-1');
  link.watch([3]);
  link.watch([3, 9]);
  assert.equal((await house.nextVisit()).search.get('watch'), '3,9');
});
