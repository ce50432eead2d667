import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { onlyFrom, openOfficeFloor, whoMay, type OfficeFloor } from '../../../../e2e/support/office-floor.ts';
import {
  loudly,
  startTranslationService,
  type TranslationService,
} from '../../../../e2e/support/translation-service.ts';
import { answeredCalls } from '#ground/api/server/answer.ts';
import { openSeal, type Seal } from '#ground/secrets/server/seal.ts';
import * as contract from '../contract.ts';
import { translatorRoutes } from './routes.ts';

const KEY = 'a-key-that-nobody-may-read';
let floor: OfficeFloor;
let service: TranslationService;
before(async () => {
  service = await startTranslationService(loudly);
  let seal: Seal | null = null;
  floor = await openOfficeFloor((http, { database, act }) =>
    translatorRoutes(http, {
      ...{ db: database.db, act },
      // Opened below: routes are stated before anything can be awaited.
      seal: { seal: (plain) => seal!.seal(plain), open: (sealed) => seal!.open(sealed) } as Seal,
    }),
  );
  seal = await openSeal(floor.folder);
});
after(async () => {
  await floor?.close();
  await service?.close();
});

const settings = (more: Partial<contract.TranslatorSettings> & { key?: string } = {}) => ({
  ...contract.DEFAULT_TRANSLATOR,
  provider: 'libretranslate' as const,
  address: service.address,
  ...more,
});
const sentence = (more: object = {}) => {
  const { provider, address, region, project, neverTranslate } = settings();
  return { provider, address, region, project, neverTranslate, text: 'un Relais', from: 'fr', to: 'en', ...more };
};
const read = async () => (await floor.ask('supervisor', contract.readTranslator, {})).body;

beforeEach(async () => {
  service.answer = loudly;
  service.received.length = 0;
  for (const table of ['settings', 'keys', 'months', 'days', 'translated'])
    await sql`delete from ${sql.table(`translator.${table}`)}`.execute(floor.db);
});

describe('who may', () => {
  const rows = [
    [contract.readTranslator, () => ({}), 'supervisor'],
    [contract.saveTranslator, settings, 'administrator'],
    [contract.tryTranslator, sentence, 'administrator'],
  ] as const;
  it('every call of this room has its row', () => {
    const calls = answeredCalls().filter((one) => one.name.startsWith('translator.'));
    assert.deepEqual(calls.map((one) => one.name).toSorted(), rows.map(([call]) => call.name).toSorted());
  });
  for (const [call, input, least] of rows)
    it(`${call.name}: ${least} and above`, async () => {
      assert.deepEqual(await whoMay(floor, call as never, input()), onlyFrom(least));
    });
});

describe('R109 the settings', () => {
  it('are off until saved, and what was saved from the next read on', async () => {
    const { keys, usage, ...before } = await read();
    assert.deepEqual(before, contract.DEFAULT_TRANSLATOR);
    assert.deepEqual([keys, usage.characters, usage.days], [[], 0, []]);
    const wanted = settings({ on: true, monthlyCharacters: 5_000, pricePerMillion: 25, neverTranslate: ['Relais'] });
    assert.equal((await floor.ask('administrator', contract.saveTranslator, wanted)).status, 200);
    const { keys: _keys, usage: _usage, ...after } = await read();
    assert.deepEqual(after, wanted);
  });

  it('a key goes in and never comes back: sealed at rest, in no answer and no event', async () => {
    await floor.ask('administrator', contract.saveTranslator, settings({ on: true, key: KEY }));
    await floor.ask('administrator', contract.saveTranslator, settings({ on: true, monthlyCharacters: 10 }));
    const answer = await read();
    assert.deepEqual(answer.keys, [{ provider: 'libretranslate', address: service.address }]);
    service.answer = () => ({ status: 403, body: { error: `Invalid API key ${KEY}` } });
    const tried = await floor.ask('administrator', contract.tryTranslator, sentence());
    assert.equal(tried.body.failed, 'refused');
    assert.equal(JSON.parse(service.received[0]!.body).api_key, KEY, 'the stored one is used');
    const { rows } = await sql<{ all: string }>`
      select (select string_agg(k::text, '') from translator.keys k) || (select string_agg(s::text, '') from translator.settings s)
        || (select string_agg(j::text, '') from events.journal j) as all
    `.execute(floor.db);
    for (const place of [JSON.stringify(answer), JSON.stringify(tried.body), rows[0]!.all])
      assert.ok(!place.includes(KEY), place);
  });

  it('an empty key takes the stored one away', async () => {
    await floor.ask('administrator', contract.saveTranslator, settings({ key: KEY }));
    await floor.ask('administrator', contract.saveTranslator, settings({ key: '' }));
    assert.deepEqual((await read()).keys, []);
  });

  it('a change is written into the journal, with who made it', async () => {
    await floor.ask('administrator', contract.saveTranslator, settings({ on: true, key: KEY }));
    const { rows } = await sql<{ data: object }>`
      select data from events.journal where kind = ${contract.TRANSLATOR_EVENTS.changed} order by id desc limit 1
    `.execute(floor.db);
    assert.deepEqual(rows[0]!.data, {
      by: floor.ids.administrator,
      provider: 'libretranslate',
      on: true,
      keyChanged: true,
    });
  });

  it('what cannot be used cannot be turned on, and says why', async () => {
    const refusal = async (more: Parameters<typeof settings>[0]) =>
      (await floor.ask('administrator', contract.saveTranslator, settings(more))).body.refusal;
    assert.equal(await refusal({ on: true, address: '' }), 'address-missing');
    assert.equal(await refusal({ on: true, address: 'ftp://x.test' }), 'address-wrong');
    assert.equal(await refusal({ on: false, address: 'https://user:word@x.test' }), 'address-wrong');
    assert.equal(await refusal({ on: true, provider: 'deepl', address: '' }), 'key-missing');
    assert.equal(await refusal({ on: false, provider: 'deepl', address: '' }), undefined);
    assert.equal(await refusal({ region: '../..' }), 'bad-input');
    assert.equal((await read()).provider, 'deepl', 'what was refused changed nothing');
  });
});

describe('R109 a sentence is tried', () => {
  it('really, with what is typed, before it is saved; and it counts', async () => {
    const { body } = await floor.ask('administrator', contract.tryTranslator, sentence({ neverTranslate: ['Relais'] }));
    assert.deepEqual(
      { ...body, milliseconds: 0 },
      {
        ...{ text: 'UN Relais', from: 'fr', failed: null, detail: '', milliseconds: 0 },
      },
    );
    assert.equal((await read()).usage.characters, 2);
    await floor.ask('administrator', contract.tryTranslator, sentence({ neverTranslate: ['Relais'] }));
    assert.equal(service.received.length, 2, 'nothing is remembered of it');
  });

  it('within the month’s limit', async () => {
    await floor.ask('administrator', contract.saveTranslator, settings({ monthlyCharacters: 5 }));
    const { body } = await floor.ask('administrator', contract.tryTranslator, sentence());
    assert.deepEqual([body.failed, service.received.length], ['limit-reached', 0]);
  });

  it('a wrong address and a wrong key are told with what was said', async () => {
    await floor.ask('administrator', contract.saveTranslator, settings());
    service.answer = () => ({ body: '<html><title>Welcome</title></html>' });
    const page = await floor.ask('administrator', contract.tryTranslator, sentence());
    assert.deepEqual([page.body.failed, page.body.detail], ['broken', '200 Welcome']);
    const nobody = await floor.ask(
      'administrator',
      contract.tryTranslator,
      sentence({ address: 'http://127.0.0.1:9' }),
    );
    assert.deepEqual([nobody.body.failed, nobody.body.detail], ['unreachable', 'ECONNREFUSED']);
    const keyless = await floor.ask('administrator', contract.tryTranslator, sentence({ provider: 'azure' }));
    assert.equal(keyless.body.refusal, 'key-missing');
  });
});
