import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { onlyFrom, openOfficeFloor, whoMay, type OfficeFloor } from '../../../../e2e/support/office-floor.ts';
import { answeredCalls } from '#ground/api/server/answer.ts';
import { openSeal, type Seal } from '#ground/secrets/server/seal.ts';
import { STATUSES } from '#spine/interactions/contract.ts';
import type { Report } from '#spine/reports/contract.ts';
import * as contract from '../contract.ts';
import { startHubSpot, type HubSpotServer } from '../testing/hubspot-server.ts';
import { crmRoutes } from './routes.ts';
import { bearsMark, noteBody, ticketProperties } from './ticket.ts';
import { claimNext, endWork, goOn, want } from './work-store.ts';

let floor: OfficeFloor;
let hubspot: HubSpotServer;
before(async () => {
  hubspot = await startHubSpot();
  let seal: Seal | null = null;
  floor = await openOfficeFloor((http, { database, act }) =>
    crmRoutes(http, {
      ...{ db: database.db, act, address: hubspot.address, publicUrl: null },
      // Opened below: routes are stated before anything can be awaited.
      seal: { seal: (plain) => seal!.seal(plain), open: (sealed) => seal!.open(sealed) } as Seal,
    }),
  );
  seal = await openSeal(floor.folder);
});
after(async () => {
  await floor?.close();
  await hubspot?.close();
});

const stages = Object.fromEntries(STATUSES.map((one) => [one, '1'])) as contract.CrmSettings['stages'];
const settings = (more: Partial<contract.CrmSettings> = {}): contract.CrmSettings => ({
  ...{ on: true, language: 'fr', pipeline: '0', stages, mappings: [] },
  ...more,
});

describe('who may', () => {
  const rows = [
    [contract.connectCrm, () => ({ token: hubspot.token })],
    [contract.readCrm, () => ({})],
    [contract.tryCrm, () => ({})],
    [contract.readCrmChoices, () => ({})],
    [contract.saveCrm, () => settings()],
    [contract.listCrmWork, () => ({})],
    [contract.retryCrm, () => ({ id: null })],
    [contract.readCrmNow, () => ({})],
    [contract.disconnectCrm, () => ({})],
  ] as const;
  it('every call of this room has its row', () => {
    const calls = answeredCalls().filter((one) => one.name.startsWith('crm.'));
    assert.deepEqual(calls.map((one) => one.name).toSorted(), rows.map(([call]) => call.name).toSorted());
  });
  for (const [call, input] of rows)
    it(`${call.name}: administrators alone`, async () => {
      const heard = await whoMay(floor, call as never, input());
      assert.deepEqual(heard, onlyFrom('administrator'));
    });
});

it('a token is sealed at rest, and stands in no answer and no event', async () => {
  await floor.ask('administrator', contract.connectCrm, { token: hubspot.token });
  const { body } = await floor.ask('administrator', contract.readCrm, {});
  assert.deepEqual([body.hasToken, body.portal?.portalId], [true, 4242]);
  const { rows } = await sql<{ all: string }>`
    select (select s::text from crm.settings s) || (select string_agg(j::text, '') from events.journal j) as all
  `.execute(floor.db);
  assert.ok(!JSON.stringify(body).includes(hubspot.token) && !rows[0]!.all.includes(hubspot.token));
});

it('what HubSpot would refuse is refused when it is saved, with the reason', async () => {
  const property = (name: string, field: contract.FieldKey = 'company', direction: contract.Direction = 'both') =>
    settings({ mappings: [{ field, property: name, direction }] });
  for (const [wrong, code] of [
    [settings({ pipeline: '9' }), 'pipeline-missing'],
    [settings({ stages: { ...stages, closed: '771' } }), 'stage-missing'],
    [property('no_such'), 'property-gone'],
    [property('renewal'), 'property-type'],
    [property('email'), 'property-type'],
    [property('company', 'name'), 'property-type'],
    [property('company', 99), 'field-gone'],
    [
      settings({
        mappings: (['company', 'place'] as const).map((field) => ({
          field,
          property: 'city',
          direction: 'in' as const,
        })),
      }),
      'property-twice',
    ],
  ] as const) {
    const { body } = await floor.ask('administrator', contract.saveCrm, wrong);
    assert.equal((body as { refusal?: string }).refusal, code);
  }
  const off = await floor.ask('administrator', contract.saveCrm, settings({ on: false, pipeline: '9' }));
  assert.equal(off.status, 200, 'off, it may be half set up');
});

it('what came while something was sent is sent again, and who was overtaken says nothing', async () => {
  await floor.act(({ tx }) => want(tx, 'interaction', 70));
  const one = (await floor.act(({ tx }) => claimNext(tx, 60)))!;
  assert.equal(await floor.act(({ tx }) => claimNext(tx, 60)), null);
  await floor.act(({ tx }) => want(tx, 'interaction', 70));
  assert.equal(await floor.act(({ tx }) => endWork(tx, one, { state: 'done', memory: {}, changed: [] })), true);
  const again = (await floor.act(({ tx }) => claimNext(tx, 0)))!;
  assert.equal(again.subjectId, 70);
  const other = (await floor.act(({ tx }) => claimNext(tx, 60)))!;
  assert.equal(await floor.act(({ tx }) => goOn(tx, again, 60)), false);
  assert.equal(await floor.act(({ tx }) => endWork(tx, again, { state: 'done', memory: {}, changed: [] })), false);
  assert.equal(await floor.act(({ tx }) => endWork(tx, other, { state: 'done', memory: {}, changed: [] })), true);
});

const report = {
  interaction: { id: 12, channel: 'email', subject: ' ', status: 'pending' },
  ...{ disposition: null, tags: ['A', 'B'] },
} as unknown as Report;

it('a ticket leads back here, and a note is text whatever stands in it', () => {
  const properties = ticketProperties(report, settings(), 'https://desk.example/');
  assert.deepEqual(
    [properties['subject'], properties['relais_status'], properties['relais_tags'], properties['relais_link']],
    ['(sans objet)', 'En attente', 'A, B', 'https://desk.example/i/12'],
  );
  const body = noteBody(
    { id: 7, author: 'A & B', text: '<img src=x onerror=alert(1)>\nfin', at: '2026-01-01T00:00:00Z', editedAt: null },
    'house',
  );
  assert.ok(
    !body.includes('<img') && body.includes('&lt;img') && body.includes('<br>fin') && body.includes('A &amp; B'),
  );
  assert.ok(
    bearsMark(body, 'house', 7) && !bearsMark(body, 'house', 70) && !bearsMark(body.replace('-7', '-77'), 'house', 7),
  );
});
