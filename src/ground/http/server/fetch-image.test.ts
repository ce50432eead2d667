import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { fetchImage, imageTypeOf, NoImage } from './fetch-image.ts';
import { isPublicAddress } from './public-address.ts';

const closing: (() => void)[] = [];
after(() => closing.forEach((close) => close()));
const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const problem = (code: string) => (error: unknown) => error instanceof NoImage && error.problem === code;
const GIF = Buffer.from('GIF89a000000000000');

test('only a host of the public Internet is public', () => {
  for (const address of `127.0.0.1 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1
    255.255.255.255 198.18.0.1 ::1 :: fe80::1 fc00::1 fd12::1 ff02::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 64:ff9b::7f00:1
    2001:db8::1 2002:7f00:1:: 2001::1 fec0::1 not-an-address`.split(/\s+/))
    assert.equal(isPublicAddress(address), false, address);
  for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'])
    assert.equal(isPublicAddress(address), true, address);
});

test('no address of this machine is asked, however it is written', async () => {
  let asked = 0;
  const url = await serve((_request, response) => {
    asked += 1;
    response.end(GIF);
  });
  const { port } = new URL(url);
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', '0.0.0.0'])
    await assert.rejects(fetchImage(`http://${host}:${port}/`), (error) => error instanceof NoImage, host);
  assert.equal(asked, 0);
});

test('a redirect is checked like the first address, and there are at most three', async () => {
  const inside = await serve((_request, response) => response.end(GIF));
  const url = await serve((request, response) => {
    const hops = Number(request.url!.slice(1));
    response.writeHead(302, { location: hops > 0 ? `/${hops - 1}` : `${inside}/` }).end();
  });
  assert.equal((await fetchImage(`${url}/2`, { allowPrivateHosts: true })).type, 'image/gif');
  await assert.rejects(fetchImage(`${url}/3`, { allowPrivateHosts: true }), problem('unreachable'));
  const away = await serve((_request, response) => response.writeHead(302, { location: 'ftp://a.test/x' }).end());
  await assert.rejects(fetchImage(away, { allowPrivateHosts: true }), problem('bad-address'));
});

test('what is no picture, too large, or not http stays outside', async () => {
  const endless = await serve((_request, response) => {
    response.writeHead(200);
    const more = (): void => {
      while (response.write(Buffer.alloc(256 * 1024, 'GIF89a')));
    };
    response.on('drain', more);
    more();
  });
  await assert.rejects(fetchImage(endless, { allowPrivateHosts: true }), problem('too-large'));
  const page = await serve((_request, response) =>
    response.setHeader('content-type', 'image/gif').end('<html>'.repeat(9)),
  );
  await assert.rejects(fetchImage(page, { allowPrivateHosts: true }), problem('not-an-image'));
  for (const bad of ['', 'javascript:alert(1)', 'http://user:pass@a.test/', 'data:image/gif;base64,R0lG'])
    await assert.rejects(fetchImage(bad), problem('bad-address'), bad);
});

test('nothing of the agent goes along: no cookie, no referrer', async () => {
  const seen: string[] = [];
  const url = await serve((request, response) => {
    seen.push(...Object.keys(request.headers));
    response.end(GIF);
  });
  await fetchImage(url, { allowPrivateHosts: true });
  assert.deepEqual(seen.toSorted(), ['accept', 'connection', 'host', 'user-agent']);
});

test('a picture is what its bytes say', () => {
  assert.equal(imageTypeOf(Buffer.from('RIFF0000WEBPVP8 ')), 'image/webp');
  assert.equal(imageTypeOf(Buffer.from('<svg xmlns="x"></svg>')), null);
});
