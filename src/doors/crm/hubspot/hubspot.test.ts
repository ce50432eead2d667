import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { startHubSpot, tooMany, type HubSpotServer } from '../testing/hubspot-server.ts';
import { NoHubSpot, openLine, type Line } from './ask.ts';
import * as hub from './hubspot.ts';

let server: HubSpotServer;
let line: Line;
before(async () => {
  server = await startHubSpot();
  line = openLine(server.token, server.address);
  await hub.createProperty(line, 'tickets', {
    ...{ name: 'relais_interaction', label: 'Relais', type: 'string', fieldType: 'text' },
    ...{ groupName: 'ticketinformation', hasUniqueValue: true },
  });
});
after(() => server?.close());
beforeEach(() => {
  server.fault = () => null;
  server.lagMs = 0;
});

const failure = async (asking: Promise<unknown>): Promise<NoHubSpot> => {
  try {
    await asking;
  } catch (error) {
    assert.ok(error instanceof NoHubSpot, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: 'it did not fail' });
};
const unique = (value: string) => ({ property: 'relais_interaction', value });
const ticket = { subject: 'Facture', hs_pipeline: '0', hs_pipeline_stage: '1' };

test('(the documented contract, not the vendor) every failure has its reason, and the token stands in none', async () => {
  const wrong = await failure(hub.readPortal(openLine('pat-na1-wrong', server.address)));
  assert.deepEqual([wrong.problem, wrong.status], ['token-refused', 401]);
  server.scopes.delete('tickets');
  const lacking = await failure(hub.readPipelines(line));
  assert.deepEqual([lacking.problem, lacking.scopes], ['scopes', ['tickets']]);
  server.scopes.add('tickets');
  server.fault = () => tooMany('DAILY', { 'retry-after': '7' });
  const many = await failure(hub.readPortal(line));
  assert.deepEqual([many.problem, many.policy, many.retryAfterMs], ['rate', 'DAILY', 7_000]);
  server.fault = () => ({ status: 502, body: { message: `no ${server.token}` } });
  const broken = await failure(hub.readPortal(line));
  assert.equal(broken.problem, 'broken');
  assert.ok(!broken.detail.includes(server.token));
  server.fault = () => 'lost';
  assert.equal((await failure(hub.readPortal(line))).problem, 'unreachable');
  server.fault = () => null;
  assert.equal((await failure(hub.updateContact(line, '1', { no_such: 'x' }))).problem, 'gone');
});

test('a ticket of one interaction is one, however often it is written, and a link is one too', async () => {
  const first = await hub.upsertTicket(line, unique('a-1'), ticket);
  server.fault = ({ path }) => (path.endsWith('/upsert') ? 'lost' : null);
  await failure(hub.upsertTicket(line, unique('a-2'), ticket));
  server.fault = () => null;
  await hub.upsertTicket(line, unique('a-2'), { ...ticket, hs_pipeline_stage: '4' });
  assert.equal(await hub.upsertTicket(line, unique('a-1'), { ...ticket, subject: 'Autre' }), first);
  const kept = server.records
    .of('tickets')
    .map(({ properties }) => [properties['subject'], properties['hs_pipeline_stage']]);
  assert.deepEqual(kept, [
    ['Autre', '1'],
    ['Facture', '4'],
  ]);
  assert.equal(
    (await failure(hub.upsertTicket(line, unique('a-1'), { ...ticket, hs_pipeline_stage: '9' }))).problem,
    'refused',
  );
});

test('a contact is found by address before any search knows of them, and made once', async () => {
  server.lagMs = 3_600_000;
  const made = await hub.makeContact(line, 'helene@client.test', { firstname: 'Hélène' });
  assert.equal((await hub.contactByEmail(line, 'Helene@client.test', []))?.id, made.id);
  assert.equal((await hub.makeContact(line, 'helene@client.test', {})).id, made.id);
  assert.equal(await hub.contactByEmail(line, 'nobody@client.test', []), null);
  await hub.updateContact(line, made.id, { city: 'Lévis' });
  const read = await hub.contactById(line, made.id, ['city', 'firstname']);
  assert.deepEqual([read?.properties['city'], read?.properties['firstname']], ['Lévis', 'Hélène']);
  assert.ok(Math.abs(read!.at['city']! - Date.now()) < 10_000);
  assert.deepEqual((await hub.changedContacts(line, new Date(0), null)).contacts, []);
});

test('a note is on its ticket and its contact, and is found there by its text', async () => {
  const contactId = (await hub.contactByEmail(line, 'helene@client.test', []))!.id;
  const ticketId = await hub.upsertTicket(line, unique('a-3'), ticket);
  await hub.linkTicket(line, ticketId, contactId);
  const id = await hub.makeNote(line, { body: 'Bonjour', at: new Date().toISOString() }, { ticketId, contactId });
  assert.deepEqual(await hub.notesOfTicket(line, ticketId), [{ id, body: 'Bonjour' }]);
  assert.ok(server.records.must('contacts', 'id', contactId).links.has(id));
  assert.equal(await hub.updateNote(line, id, 'Bonsoir'), true);
  await hub.removeNote(line, id);
  await hub.removeNote(line, id);
  assert.equal(await hub.updateNote(line, id, 'Encore'), false);
  assert.deepEqual(await hub.notesOfTicket(line, ticketId), []);
});

test('changes are read page after page, oldest first', async () => {
  for (let n = 0; n < 130; n += 1) server.records.make('contacts', { email: `c${n}@client.test` });
  const first = await hub.changedContacts(line, new Date(0), null);
  assert.deepEqual([first.contacts.length, first.after], [100, '100']);
  const second = await hub.changedContacts(line, new Date(0), first.after);
  assert.deepEqual([second.contacts.length, second.after], [30, null]);
  assert.equal(new Set([...first.contacts, ...second.contacts].map((one) => one.email)).size, 130);
});

test('pipelines, properties and rights are read as they are; a service key’s rights are not told', async () => {
  const [support] = await hub.readPipelines(line);
  assert.deepEqual(
    support!.stages.map((one) => [one.id, one.closed]),
    [
      ['1', false],
      ['2', false],
      ['4', true],
    ],
  );
  const properties = await hub.readProperties(line, 'contacts');
  assert.equal(properties.find((one) => one.name === 'num_notes')?.readOnly, true);
  assert.deepEqual(await hub.readPortal(line), { portalId: 4242, uiDomain: 'app-na1.hubspot.com' });
  assert.equal((await hub.scopesOf(line, server.token))?.length, 4);
  server.tellsScopes = false;
  assert.equal(await hub.scopesOf(line, server.token), null);
});
