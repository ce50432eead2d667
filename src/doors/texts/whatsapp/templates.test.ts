import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Account } from '../connectors/connector.ts';
import { noSignal, NOT_THE_VENDOR, refusalOf, theText } from '../sms/testing/provider.ts';
import { whatsapp } from './cloud-api.ts';
import type { CloudTemplate } from './testing/cloud-rules.ts';
import { startCloudServer, type CloudServer } from './testing/cloud-server.ts';

const template = (
  name: string,
  components: CloudTemplate['components'],
  given: Partial<CloudTemplate> = {},
): CloudTemplate => ({
  ...{ name, language: 'fr', status: 'APPROVED', category: 'UTILITY', components },
  ...given,
});
const body = (text: string) => ({ type: 'BODY', text });

const TEMPLATES = [
  template('suite', [body('Bonjour {{1}}, votre dossier {{2}} avance.')]),
  template('suite', [body('Hello {{1}}, your case {{2}} moves on.')], { language: 'en_US' }),
  template('simple', [body('Nous avons tenté de vous joindre.')]),
  template(
    'nommé',
    [
      { type: 'HEADER', format: 'TEXT', text: 'Commande {{numero}}' },
      body('Bonjour {{prenom}}, de {{boutique}} à {{prenom}}.'),
      { type: 'FOOTER', text: 'Répondez STOP' },
    ],
    { parameter_format: 'NAMED' },
  ),
  template('suivi', [
    { type: 'HEADER', format: 'TEXT', text: 'Colis {{1}}' },
    body('Livré le {{2}} à {{1}}.'),
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Merci' },
        { type: 'URL', text: 'Suivre', url: 'https://x.test/{{1}}' },
      ],
    },
  ]),
  template('image', [{ type: 'HEADER', format: 'IMAGE' }, body('Voyez.')]),
  template('code', [body('Code {{1}}')], { category: 'AUTHENTICATION' }),
  template('bouton', [body('Payez.'), { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', text: 'Copier' }] }]),
  template('carrousel', [body('Choisissez.'), { type: 'CAROUSEL' }]),
  template('attente', [body('Bientôt {{1}}')], { status: 'PENDING' }),
  template('pause', [body('Un instant {{1}}')], { status: 'PAUSED' }),
];

let cloud: CloudServer;
before(async () => void (cloud = await startCloudServer({ templates: TEMPLATES, page: 3 })));
after(() => cloud.close());
const send = (name: string, values: string[], language = 'fr', account: Account = cloud.account) =>
  whatsapp.send(account, theText({ text: '', template: { name, language, values } }), noSignal());
const sentTemplate = (): unknown => cloud.sent.at(-1)!.body['template'];
const texts = (...values: string[]) => values.map((text) => ({ type: 'text', text }));

describe(`WhatsApp, its templates (${NOT_THE_VENDOR})`, () => {
  it('are listed over all pages: approved ones that words alone fill, with where values go', async () => {
    cloud.asked.length = 0;
    assert.deepEqual(await whatsapp.templates!(cloud.account, noSignal()), [
      {
        ...{ name: 'nommé', language: 'fr', values: 3 },
        body: 'Commande {{1}}\n\nBonjour {{2}}, de {{3}} à {{2}}.\n\nRépondez STOP',
      },
      { name: 'simple', language: 'fr', body: 'Nous avons tenté de vous joindre.', values: 0 },
      { name: 'suite', language: 'en_US', body: 'Hello {{1}}, your case {{2}} moves on.', values: 2 },
      { name: 'suite', language: 'fr', body: 'Bonjour {{1}}, votre dossier {{2}} avance.', values: 2 },
      {
        ...{ name: 'suivi', language: 'fr', values: 4 },
        body: 'Colis {{1}}\n\nLivré le {{3}} à {{2}}.\n\n[Merci]\n\n[Suivre : https://x.test/{{4}}]',
      },
    ]);
    assert.equal(cloud.asked.length, 3);
    assert.equal(
      cloud.asked.every(({ path }) => path === `/v26.0/${cloud.number.wabaId}/message_templates`),
      true,
    );
  });

  it('a page that leads to itself, or to no end, is not followed for ever', async () => {
    const page = { data: [TEMPLATES[0]], paging: { next: 'https://x.test', cursors: { after: 'same' } } };
    cloud.asked.length = 0;
    cloud.answering({ status: 200, body: page }, { status: 200, body: page });
    assert.equal((await whatsapp.templates!(cloud.account, noSignal())).length, 2);
    assert.equal(cloud.asked.length, 2);
  });

  it('are not had where the account is none, the service is down, or it answers something else', async () => {
    const refused = (account: Account = cloud.account) => refusalOf(whatsapp.templates!(account, noSignal()));
    const { settings, secrets } = cloud.account;
    assert.equal((await refused({ settings, secrets: { ...secrets, token: 'x' } })).failure, 'account');
    assert.equal((await refused({ settings: { ...settings, wabaId: '' }, secrets })).failure, 'account');
    cloud.answering('hang-up');
    assert.equal((await refused()).failure, 'unreachable');
    cloud.answering({ status: 200, body: '<html>' });
    assert.equal((await refused()).failure, 'broken');
  });

  it('leave though nothing else may, each value where it was approved', async () => {
    await send('suite', ['Ève', ' A-1\n']);
    assert.deepEqual(sentTemplate(), {
      ...{ name: 'suite', language: { code: 'fr' } },
      components: [{ type: 'body', parameters: texts('Ève', 'A-1') }],
    });
    await send('simple', []);
    assert.deepEqual(sentTemplate(), { name: 'simple', language: { code: 'fr' } });
    await send('suite', ['Eve', 'A-1'], 'en_US');
    assert.deepEqual((sentTemplate() as { language: unknown }).language, { code: 'en_US' });
  });

  it('leave with values by name, in the header and in buttons too', async () => {
    await send('nommé', ['12', 'Ève', 'Relais']);
    assert.deepEqual((sentTemplate() as { components: unknown }).components, [
      { type: 'header', parameters: [{ type: 'text', text: '12', parameter_name: 'numero' }] },
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'Ève', parameter_name: 'prenom' },
          { type: 'text', text: 'Relais', parameter_name: 'boutique' },
        ],
      },
    ]);
    await send('suivi', ['C1', 'Laval', 'lundi', 'abc']);
    assert.deepEqual((sentTemplate() as { components: unknown }).components, [
      { type: 'header', parameters: texts('C1') },
      { type: 'body', parameters: texts('Laval', 'lundi') },
      { type: 'button', sub_type: 'url', index: '1', parameters: texts('abc') },
    ]);
  });

  for (const [why, name, values, language] of [
    ['too few values', 'suite', ['Ève'], 'fr'],
    ['too many', 'suite', ['Ève', 'A', 'B'], 'fr'],
    ['an empty one', 'suite', ['Ève', ' \n'], 'fr'],
    ['an unknown name', 'suit', [], 'fr'],
    ['another language', 'simple', [], 'en_US'],
    ['not approved yet', 'attente', ['a'], 'fr'],
    ['paused', 'pause', ['a'], 'fr'],
    ['a picture above it', 'image', [], 'fr'],
    ['a code', 'code', ['1'], 'fr'],
  ] as const)
    it(`do not leave: ${why}`, async () => {
      const before = cloud.sent.length;
      assert.equal((await refusalOf(send(name, [...values], language))).failure, 'template');
      assert.equal(cloud.sent.length, before);
    });

  it('paused while it leaves, is told so by Meta', async () => {
    cloud.answering('as-usual', { status: 400, code: 132015, details: 'paused' });
    assert.equal((await refusalOf(send('simple', []))).failure, 'template');
  });

  it('what it wants cannot be asked: nothing was sent, and it is tried again', async () => {
    const before = cloud.sent.length;
    cloud.answering('hang-up');
    assert.equal((await refusalOf(send('simple', []))).failure, 'unreachable');
    cloud.answering('as-usual', 'taken-then-hang-up');
    assert.equal((await refusalOf(send('simple', []))).failure, 'uncertain');
    assert.equal(cloud.sent.length, before + 1);
  });

  it('take no file', async () => {
    const media = [{ name: 'a', type: 'image/png', size: 1, read: async () => Buffer.from('a') }];
    const text = theText({ media, template: { name: 'simple', language: 'fr', values: [] } });
    assert.equal((await refusalOf(whatsapp.send(cloud.account, text, noSignal()))).failure, 'unsupported');
  });
});

/** Without the connector: the contract server itself says no, so that what it lets pass proves something. */
describe('the contract server refuses what Meta documents', () => {
  const asked = async (template: object) => {
    const response = await fetch(`${cloud.url}/v26.0/${cloud.number.phoneNumberId}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${cloud.account.secrets.token}` },
      body: JSON.stringify({ messaging_product: 'whatsapp', to: '15145550123', type: 'template', template }),
    });
    return ((await response.json()) as { error?: { code: number } }).error?.code ?? 200;
  };
  const language = { code: 'fr' };
  const of = (...parameters: object[]) => [{ type: 'body', parameters }];
  for (const [code, given] of [
    [200, { name: 'simple', language }],
    [132001, { name: 'simple', language: { code: 'en' } }],
    [132001, { name: 'attente', language, components: of(...texts('a')) }],
    [132015, { name: 'pause', language, components: of(...texts('a')) }],
    [132000, { name: 'suite', language, components: of(...texts('a')) }],
    [132000, { name: 'simple', language, components: of(...texts('a')) }],
    [132012, { name: 'suite', language, components: of(...texts('a'), { type: 'image' }) }],
    [
      132012,
      { name: 'suite', language, components: of(...texts('a'), { type: 'text', text: 'b', parameter_name: 'x' }) },
    ],
    [132018, { name: 'suite', language, components: of(...texts('a', 'b\nc')) }],
    [132000, { name: 'suivi', language, components: [{ type: 'header', parameters: texts('a', 'b', 'c', 'd') }] }],
  ] as const)
    it(`${JSON.stringify(given)} is ${code}`, async () => assert.equal(await asked(given), code));
});
