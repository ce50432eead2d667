import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginFrom, localCopies } from './local-copy.ts';
import { largeStore, noStores, smallStore } from './testing/stores.ts';

type Content = { html: string };
const copy = (html: string, at: string, version = 1) => ({
  content: { html },
  version,
  writer: 'w',
  at: `2026-11-25T10:00:${at}Z`,
});

test('a copy of a page that is gone is found by the next, and goes once the server has it', async () => {
  const browser = noStores();
  const place = { agentId: 1, key: 'reply:7', ...browser };
  localCopies<Content>({ ...place, tab: 'a' }).write(copy('perdu', '01'));
  const next = localCopies<Content>({ ...place, tab: 'b' });
  assert.equal((await next.read())?.content.html, 'perdu');
  next.write(copy('perdu, puis plus', '02'));
  next.drop();
  assert.equal(await localCopies<Content>({ ...place, tab: 'c' }).read(), null);
  assert.equal(browser.store.length, 0);
});

test('what a living tab keeps is its own: neither read nor dropped by another', async () => {
  const place = { agentId: 1, key: 'reply:7', ...noStores(), living: async () => new Set(['a']) };
  const first = localCopies<Content>({ ...place, tab: 'a' });
  first.write(copy('de a', '01'));
  const second = localCopies<Content>({ ...place, tab: 'b' });
  assert.equal(await second.read(), null);
  second.write(copy('de b', '02'));
  second.drop();
  const after = localCopies<Content>({ ...place, tab: 'c', living: async () => new Set<string>() });
  assert.equal((await after.read())?.content.html, 'de a');
});

test('each agent and each draft has its own', async () => {
  const browser = noStores();
  localCopies<Content>({ agentId: 1, key: 'reply:7', ...browser, tab: 'a' }).write(copy('x', '01'));
  for (const [agentId, key] of [
    [2, 'reply:7'],
    [1, 'reply:77'],
    [1, 'note:7'],
  ] as const)
    assert.equal(await localCopies<Content>({ agentId, key, ...browser, tab: 'b' }).read(), null);
});

test('a text beyond what the small store takes survives, and of two copies the later counts', async () => {
  const browser = { store: smallStore(2_000), large: largeStore(), living: async () => new Set<string>() };
  const place = { agentId: 1, key: 'reply:7', ...browser };
  const writing = localCopies<Content>({ ...place, tab: 'a' });
  writing.write(copy('court', '01'));
  const long = 'x'.repeat(6_000_000);
  writing.write(copy(long, '02'));
  const found = async () => (await localCopies<Content>({ ...place, tab: 'b' }).read())?.content.html;
  assert.equal(await found(), long);
  writing.writeLast(copy('court de nouveau', '03'));
  assert.equal(await found(), 'court de nouveau');
  writing.drop();
  assert.equal(await found(), undefined);
});

test('a copy begins where its page left off, and never goes over another hand’s version unasked', () => {
  const server = { content: { html: 'serveur' }, version: 5, writer: 'v' };
  const asIs = { content: server.content, version: 5, unsaved: false };
  assert.deepEqual(beginFrom(server, null), asIs);
  assert.deepEqual(beginFrom(server, copy('serveur', '01', 3)), asIs);
  const begun = (version: number, writer: string) => beginFrom({ ...server, writer }, copy('copie', '01', version));
  assert.deepEqual(begun(5, 'v'), { content: { html: 'copie' }, version: 5, unsaved: true });
  assert.deepEqual(begun(3, 'w'), { content: { html: 'copie' }, version: 5, unsaved: true });
  assert.deepEqual(begun(3, 'v'), { content: { html: 'copie' }, version: 3, unsaved: true });
});
