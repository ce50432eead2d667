import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shallowQuotes } from '../rules.ts';
import { introOf, quote, type Quoted } from './quotation.ts';

const mail = (more: Partial<Quoted> = {}): Quoted => ({
  sender: { name: 'Hélène Roy', address: 'helene@client.test' },
  writtenAt: new Date('2026-11-12T19:05:00Z'),
  text: 'Bonjour',
  html: null,
  attachments: [],
  ...more,
});
const manner = { language: 'fr', timeZone: 'America/Toronto', picture: () => null } as const;

test('the line above the quotation speaks the mailbox’s language, in the writer’s time zone', () => {
  assert.match(introOf(mail(), manner), /^Le 12 novembre 2026 à 14 h 05, Hélène Roy a écrit\s?:$/);
  assert.match(
    introOf(mail(), { ...manner, language: 'en' }),
    /^On November 12, 2026 at 2:05 p\.m\., Hélène Roy wrote:$/,
  );
  for (const timeZone of [undefined, 'Mars/Olympus', '\r\nBcc: x@y.z'])
    assert.match(introOf(mail(), { language: 'fr', timeZone }), /19 h 05 UTC/);
});

test('a name in it can be neither HTML, nor several lines, nor turn the line around', () => {
  const sender = { name: '<b onclick="x">Éve</b>\r\n> faux\u202e', address: 'e@client.test' };
  const { html, text } = quote(mail({ sender }), manner);
  assert.ok(html.includes('&lt;b onclick=&quot;x&quot;&gt;Éve&lt;/b&gt; &gt; faux a écrit'));
  assert.equal(text.split('\n').length, 2);
  assert.ok(!html.includes('\u202e'));
});

test('what was hidden is not quoted, not even by its line', () => {
  assert.deepEqual(quote(mail({ text: '', html: null }), manner), { html: '', text: '' });
});

test('quotations end at a depth and at a size, so that no answer grows for ever', () => {
  const nested = `${'<blockquote>a'.repeat(9)}${'</blockquote>'.repeat(9)}<p>fin</p>`;
  const { html } = quote(mail({ html: nested }), manner);
  assert.equal(html.match(/<blockquote/g)!.length, 5);
  assert.ok(html.includes('[…]') && html.includes('fin'));
  assert.equal(shallowQuotes('a\n> b\n> > c\n>>> d\n> > > > e\nf', 2), 'a\n> b\n> > c\n>> […]\nf');
  const long = quote(mail({ text: 'x\n'.repeat(200_000) }), manner);
  assert.ok(long.text.length < 300_000 && long.text.endsWith('> […]'));
  assert.ok(quote(mail({ text: 'court', html: '<p>x</p>'.repeat(100_000) }), manner).html.includes('court'));
});

test('quoted lines are marked once more each', () => {
  assert.equal(
    quote(mail({ text: 'un\n\n> deux\n' }), manner)
      .text.split('\n')
      .slice(1)
      .join('\n'),
    '> un\n>\n>> deux',
  );
});
