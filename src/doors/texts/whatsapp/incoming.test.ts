import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { IncomingText } from '#spine/channels/texts/contract.ts';
import { NOT_THE_VENDOR } from '../sms/testing/provider.ts';
import { whatsapp } from './cloud-api.ts';
import { asMetaWrites, inboundValue, payloadOf, type Number as OurNumber } from './testing/cloud-hooks.ts';

const OURS: OurNumber = { wabaId: '10', phoneNumberId: '20', displayPhoneNumber: '+1 438-555-0100' };
const AT = new Date('2026-03-01T12:00:00Z');
const read = (raw: Buffer) => whatsapp.hook!.read(raw, {}, { settings: { phoneNumberId: '20' } });
const told = (value: object) => read(asMetaWrites(payloadOf(OURS, value)));
type Content = Readonly<Record<string, unknown>> & { type: string };
const from = (content: Content, writer = '15145550123'): IncomingText => {
  const { texts, receipts } = told(inboundValue(writer, content, { id: 'wamid.1', name: 'Ève', at: AT }));
  assert.deepEqual([texts.length, receipts], [1, []]);
  return texts[0]!;
};

describe(`WhatsApp, what a contact writes (${NOT_THE_VENDOR})`, () => {
  it('is read whole', () => {
    const value = inboundValue(
      '+15145550123',
      { type: 'text', text: { body: 'Où en est ma commande ? 😀\n/merci' } },
      {
        ...{ id: 'wamid.1', name: 'Ève', at: AT, inReplyTo: 'wamid.0' },
      },
    );
    const expected: IncomingText = {
      ...{ externalId: 'wamid.1', from: '+15145550123', fromName: 'Ève', text: 'Où en est ma commande ? 😀\n/merci' },
      ...{ sentAt: AT, media: [], inReplyTo: 'wamid.0' },
    };
    assert.deepEqual(told(value), { texts: [expected], receipts: [] });
    assert.deepEqual(told(value), told(value));
  });

  it('who hides their number is told by the id that Meta gives, and by their name there', () => {
    const value = inboundValue('CA.13491', { type: 'text', text: { body: 'a' } }, { id: 'w', name: '', at: AT }) as {
      contacts: { profile: object }[];
    };
    value.contacts[0]!.profile = { username: '@eve' };
    const { from: writer, fromName } = told(value).texts[0]!;
    assert.deepEqual([writer, fromName], ['CA.13491', '@eve']);
  });

  it('several in one request come in their order, each with the name of its writer', () => {
    const one = inboundValue('15145550001', { type: 'text', text: { body: '1' } }, { id: 'a', name: 'Un', at: AT });
    const two = inboundValue('15145550002', { type: 'text', text: { body: '2' } }, { id: 'b', name: 'Deux', at: AT });
    type Value = { contacts: object[]; messages: object[] };
    const [first, second] = [one as Value, two as Value];
    const both = {
      contacts: [...second.contacts, ...first.contacts],
      messages: [...first.messages, ...second.messages],
    };
    assert.deepEqual(
      told(both).texts.map(({ externalId, fromName, text }) => [externalId, fromName, text]),
      [
        ['a', 'Un', '1'],
        ['b', 'Deux', '2'],
      ],
    );
  });

  it('NUL and half characters are cleaned, wherever they stand', () => {
    const raw = JSON.stringify(
      payloadOf(
        OURS,
        inboundValue(
          '15145550123',
          { type: 'text', text: { body: 'a\0b\ud83dc' } },
          { id: 'w\0', name: '\udc00', at: AT },
        ),
      ),
    );
    assert.match(raw, /\\u0000/);
    const { text, fromName, externalId } = read(Buffer.from(raw)).texts[0]!;
    assert.deepEqual([text, fromName, externalId], ['ab\ufffdc', '\ufffd', 'w']);
    const broken = Buffer.concat([Buffer.from(raw.slice(0, -1)), Buffer.from([0x7d])]);
    broken[raw.indexOf('a\\u0000b')] = 0xff;
    assert.equal(read(broken).texts[0]!.text, '\ufffdb\ufffdc');
  });

  for (const [kind, content, media, text] of [
    ['image', { caption: 'Voyez', mime_type: 'image/jpeg' }, { name: '', type: 'image/jpeg' }, 'Voyez'],
    ['video', { mime_type: 'video/mp4' }, { name: '', type: 'video/mp4' }, ''],
    ['audio', { mime_type: 'audio/ogg; codecs=opus', voice: true }, { name: '', type: 'audio/ogg' }, ''],
    [
      'document',
      { filename: 'Reçu.pdf', mime_type: 'application/pdf' },
      { name: 'Reçu.pdf', type: 'application/pdf' },
      '',
    ],
    ['sticker', { mime_type: 'image/webp', animated: true }, { name: '', type: 'image/webp' }, ''],
  ] as const)
    it(`${kind} is a file to be fetched`, () => {
      const one = from({ type: kind, [kind]: { id: '77', sha256: 'x', ...content } });
      assert.deepEqual([one.media, one.text], [[{ ...media, ref: '77' }], text]);
    });

  const place = { latitude: 45.5, longitude: '-73.6', name: 'Marché', address: '1, rue X' };
  const people = [
    {
      name: { formatted_name: 'Ève T.' },
      org: { company: 'X' },
      phones: [{ phone: '+1 514' }],
      emails: [{ email: 'e@x.test' }],
    },
    {
      name: { first_name: 'Léo' },
      phones: [{ wa_id: '15145550001' }],
      addresses: [{ street: '1, rue Y', city: 'Laval' }],
    },
  ];
  const goods = [{ product_retailer_id: 'SKU', quantity: 2, item_price: 9.5, currency: 'CAD' }];
  const flow = { name: 'flow', body: 'Sent', response_json: '{"flow_token":"t","ville":"Laval","places":2}' };
  for (const [name, content, text, answers] of [
    ['a place', { type: 'location', location: place }, '📍 Marché · 1, rue X · 45.5, -73.6', null],
    [
      'people',
      { type: 'contacts', contacts: people },
      '👤 Ève T. · X · +1 514 · e@x.test\n👤 Léo · +15145550001 · 1, rue Y, Laval',
      null,
    ],
    ['a reaction', { type: 'reaction', reaction: { message_id: 'wamid.0', emoji: '👍' } }, '👍', 'wamid.0'],
    [
      'a reaction taken back',
      { type: 'reaction', reaction: { message_id: 'wamid.0' } },
      '[Réaction retirée · Reaction removed]',
      'wamid.0',
    ],
    ['the button of a template', { type: 'button', button: { text: 'Oui', payload: 'p' } }, 'Oui', null],
    [
      'a button',
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: '1', title: 'Non' } } },
      'Non',
      null,
    ],
    [
      'one of a list',
      {
        type: 'interactive',
        interactive: { type: 'list_reply', list_reply: { id: '1', title: 'A', description: 'b' } },
      },
      'A\nb',
      null,
    ],
    [
      'a form',
      { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: flow } },
      'Sent\nville : Laval\nplaces : 2',
      null,
    ],
    [
      'whether they may be called',
      {
        type: 'interactive',
        interactive: { type: 'call_permission_reply', call_permission_reply: { response: 'reject' } },
      },
      '[Refuse d’être appelé · Refuses to be called]',
      null,
    ],
    ['an order', { type: 'order', order: { text: 'Vite', product_items: goods } }, '🛒 2 × SKU · 9.5 CAD\nVite', null],
    [
      'another number',
      { type: 'system', system: { body: 'Ève a changé de numéro', wa_id: '1' } },
      'Ève a changé de numéro',
      null,
    ],
    [
      'an advertisement',
      { type: 'text', text: { body: 'Prix ?' }, referral: { headline: 'Soldes', source_url: 'https://fb.me/1' } },
      'Prix ?\n↗ Soldes · https://fb.me/1',
      null,
    ],
    [
      'a product',
      {
        type: 'text',
        text: { body: 'Prix ?' },
        context: { id: 'wamid.9', referred_product: { product_retailer_id: 'SKU' } },
      },
      'Prix ?\n🛍 SKU',
      'wamid.9',
    ],
  ] as [string, Content, string, string | null][])
    it(`${name} is read as words`, () => {
      const one = from(content);
      assert.deepEqual([one.text, one.inReplyTo, one.media], [text, answers, []]);
    });

  const notShown = (about: string) =>
    `[Message WhatsApp que Relais ne peut pas montrer : ${about} · WhatsApp message that Relais cannot show: ${about}]`;
  for (const [about, content] of [
    [
      'poll_creation : Message type is currently not supported.',
      {
        ...{ type: 'unsupported', unsupported: { type: 'poll_creation' } },
        errors: [{ code: 131051, title: 't', error_data: { details: 'Message type is currently not supported.' } }],
      },
    ],
    ['unsupported', { type: 'unsupported' }],
    ['hologram', { type: 'hologram', hologram: { depth: 3 } }],
    ['text', { type: 'text', text: {} }],
    ['text', { type: 'text', text: { body: '' } }],
    ['image', { type: 'image', image: { caption: 'sans fichier' } }],
    ['location', { type: 'location', location: { latitude: 1 } }],
    ['interactive', { type: 'interactive', interactive: { type: 'later' } }],
    ['constructor', { type: 'constructor' }],
    ['?', { type: '' }],
  ] as [string, Content][])
    it(`${JSON.stringify(content).slice(0, 60)} says in words that it cannot be shown`, () =>
      assert.equal(from(content).text, notShown(about)));
});
