import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { onlyFrom, openOfficeFloor, whoMay, type OfficeFloor } from '../../../../e2e/support/office-floor.ts';
import { answeredCalls } from '#ground/api/server/answer.ts';
import { openSeal, type Seal } from '#ground/secrets/server/seal.ts';
import * as contract from '../contract.ts';
import { webhooksRoutes } from './routes.ts';
import { signedHeaders } from './sign.ts';

let floor: OfficeFloor;
let endpointId: number;
before(async () => {
  let seal: Seal | null = null;
  floor = await openOfficeFloor((http, { database, act }) =>
    webhooksRoutes(http, {
      ...{ db: database.db, act, allowPrivate: false },
      // Opened below: routes are stated before anything can be awaited.
      seal: { seal: (plain) => seal!.seal(plain), open: (sealed) => seal!.open(sealed) } as Seal,
    }),
  );
  seal = await openSeal(floor.folder);
  const { body } = await floor.ask('administrator', contract.saveEndpoint, fields());
  endpointId = Number(body.id);
});
after(() => floor?.close());

const fields = (more: Partial<Parameters<typeof contract.saveEndpoint.input.parse>[0] & object> = {}) => ({
  ...{ id: null, url: 'https://198.41.0.4/relais', description: 'CRM', events: [...contract.EVENTS], enabled: true },
  ...more,
});

describe('who may', () => {
  const rows = [
    [contract.listEndpoints, () => ({})],
    [contract.saveEndpoint, () => fields({ id: endpointId } as object)],
    [contract.testEndpoint, () => ({ id: endpointId })],
    [contract.rotateSecret, () => ({ id: endpointId })],
    [contract.listDeliveries, () => ({ endpointId })],
    [contract.openDelivery, () => ({ id: 1 })],
    [contract.replay, () => ({ endpointId, failedSince: '2026-01-01T00:00:00Z' })],
    [contract.removeEndpoint, () => ({ id: 9_999 })],
  ] as const;
  it('every call of this room has its row', () => {
    const calls = answeredCalls().filter((one) => one.name.startsWith('webhooks.'));
    assert.deepEqual(calls.map((one) => one.name).toSorted(), rows.map(([call]) => call.name).toSorted());
  });
  for (const [call, input] of rows)
    it(`${call.name}: administrators alone`, async () => {
      const heard = await whoMay(floor, call as never, input());
      assert.deepEqual(heard, onlyFrom('administrator'));
    });
});

it('an address of this machine or of a private network is refused with the reason, however it is written', async () => {
  for (const [url, code] of [
    ['https://127.0.0.1/relais', 'url-private'],
    ['https://[::1]/relais', 'url-private'],
    ['https://10.1.2.3/', 'url-private'],
    ['https://169.254.169.254/latest/meta-data', 'url-private'],
    ['https://localhost/relais', 'url-private'],
    ['https://2130706433/relais', 'url-private'],
    ['https://[::ffff:127.0.0.1]/', 'url-private'],
    ['http://crm.example/relais', 'url-insecure'],
    ['file:///etc/passwd', 'url-wrong'],
    ['https://a:b@crm.example/', 'url-wrong'],
  ] as const) {
    const { body } = await floor.ask('administrator', contract.saveEndpoint, fields({ url } as object));
    assert.equal(body.refusal, code, url);
  }
});

it('a secret is sealed at rest, and stands in no later answer and no event', async () => {
  const made = await floor.ask('administrator', contract.saveEndpoint, fields());
  const secret = String(made.body.secret);
  assert.match(secret, /^whsec_/);
  const list = await floor.ask('administrator', contract.listEndpoints, {});
  const { rows } = await sql<{ all: string }>`
    select (select string_agg(e::text, '') from webhooks.endpoints e) || (select string_agg(j::text, '') from events.journal j) as all
  `.execute(floor.db);
  assert.ok(!JSON.stringify(list.body).includes(secret) && !rows[0]!.all.includes(secret.slice(6)));
});

it('signatures are those of the specification', () => {
  const headers = signedHeaders(
    ['whsec_plJ3nmyCDGBKInavdOK15jsl'],
    { id: 'msg_loFOjxBNrRLzqYUf', body: '{"event_type":"ping","data":{"success":true}}' },
    new Date(1_731_705_121_000),
  );
  assert.equal(headers['webhook-signature'], 'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=');
});
