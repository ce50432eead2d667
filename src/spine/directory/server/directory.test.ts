import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { deskFloor, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import { addContact } from '#spine/contacts/server/api.ts';
import { saveTeamRow } from '#spine/people/server/api.ts';
import { takeForSelf } from '#spine/routing/server/api.ts';
import * as contract from '../contract.ts';

let floor: DeskFloor;
let nadia: Person;
before(async () => {
  floor = await deskFloor();
  const skillId = await floor.skill('Facturation');
  nadia = await floor.person('Nadia', { skills: [skillId], inboxLimit: 3 });
  await floor.person('Éloi', { skills: [skillId] });
  await sql`insert into people.presence (agent_id, state) values (${nadia.id}, 'available')
            on conflict (agent_id) do update set state = 'available'`.execute(floor.db);
  await floor.act((one) => saveTeamRow(one.tx, { id: null, name: 'Équipe de nuit', inboxLimit: 4 }));
  for (const [name, ...addresses] of [
    ['Hélène Gagné', 'helene@client.test', 'gagne@maison-gagne.test'],
    ['Émile Gagnon', 'emile@client.test'],
    ['Jean-Pierre Côté', 'jp@client.test'],
    ['', 'sans-nom@client.test'],
    ['100 % Bio_Inc', 'bio@client.test'],
  ] as const)
    await addContact(floor.db, {
      name,
      language: null,
      company: null,
      place: null,
      addresses: addresses.map((address) => ({ kind: 'email', address })),
    });
});
after(() => floor.close());

const find = async (query: string, more: { kinds?: contract.Kind[]; limit?: number; cursor?: string | null } = {}) =>
  contract.find.output.parse(
    (await floor.call(nadia, contract.find, { query, kinds: [...contract.KINDS], ...more })).body,
  );
const names = async (query: string, kinds: contract.Kind[] = ['contact']): Promise<string[]> =>
  (await find(query, { kinds })).entries.map((entry) => entry.name);

test('R11 a name is found by its beginning or any word, whatever the accents and the case', async () => {
  assert.deepEqual(await names('hele'), ['Hélène Gagné']);
  assert.deepEqual(await names('GAGN'), ['Émile Gagnon', 'Hélène Gagné']);
  assert.deepEqual(await names('gagne helene'), ['Hélène Gagné']);
  assert.deepEqual(await names('gagne emile'), []);
  assert.deepEqual(await names('cote'), ['Jean-Pierre Côté']);
});

test('R11 one or two letters find what begins with them, an address finds whose it is', async () => {
  assert.deepEqual(await names('e'), ['Émile Gagnon']);
  assert.deepEqual(await names('g'), ['Émile Gagnon', 'Hélène Gagné']);
  assert.deepEqual(await names('maison-gagne'), ['Hélène Gagné']);
  const [only] = (await find('sans-nom@client.test', { kinds: ['contact'] })).entries;
  assert.deepEqual(only?.kind === 'contact' && only.emails, ['sans-nom@client.test']);
});

test('R11 signs that mean something to a database are letters like any other', async () => {
  assert.deepEqual(await names('100 %'), ['100 % Bio_Inc']);
  assert.deepEqual(await names('bio_inc'), ['100 % Bio_Inc']);
  assert.deepEqual(await names('%%%'), []);
  assert.deepEqual(await names('\\'), []);
  assert.deepEqual(await names('\u0000'), await names(''));
});

test('R12 R13 an empty query lists every entry of what was chosen, in the order of the alphabet', async () => {
  assert.deepEqual(await names(''), [
    '100 % Bio_Inc',
    'Émile Gagnon',
    'Hélène Gagné',
    'Jean-Pierre Côté',
    // Nobody's name is last.
    '',
  ]);
  assert.deepEqual(await names('', ['agent']), ['Éloi', 'Nadia']);
  assert.deepEqual(await names('', ['skill']), ['Facturation']);
  assert.deepEqual(await names('', ['team']), ['Équipe de nuit']);
  const all = await names('', [...contract.KINDS]);
  assert.deepEqual(all.slice(1, 4), ['Éloi', 'Émile Gagnon', 'Équipe de nuit']);
  assert.equal(all.length, 9);
});

test('R13 pages follow each other without a gap or a repetition, of every kind and of a search', async () => {
  for (const query of ['', 'g', 'client'])
    for (const limit of [1, 2, 3]) {
      const whole = (await find(query)).entries;
      const walked: unknown[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof find>> = await find(query, { limit, cursor });
        assert.ok(page.entries.length <= limit);
        walked.push(...page.entries);
        cursor = page.next;
      } while (cursor !== null);
      assert.deepEqual(walked, whole, `${query} by ${limit}`);
    }
});

test('R13 of thousands, a page that many would be on is the same as when few are', async () => {
  await sql`
    with made as (insert into contacts.contacts (name) select 'Série ' || lpad(n::text, 4, '0') from generate_series(1, 3000) n returning id)
    insert into contacts.addresses (kind, address, contact_id) select 'email', 'serie' || id || '@lot.test', id from made
  `.execute(floor.db);
  const byName = await find('serie', { kinds: ['contact'], limit: 3 });
  assert.deepEqual(
    byName.entries.map((entry) => entry.name),
    ['Série 0001', 'Série 0002', 'Série 0003'],
  );
  // In no name, in every address: they are walked in their order.
  const byAddress = await find('lot.test', { kinds: ['contact'], limit: 3 });
  assert.deepEqual(byAddress.entries, byName.entries);
  const next = await find('lot.test', { kinds: ['contact'], limit: 2, cursor: byAddress.next });
  assert.deepEqual(
    next.entries.map((entry) => entry.name),
    ['Série 0004', 'Série 0005'],
  );
});

test('agents come with their state and the places left, skills with who is free, teams with their people', async () => {
  const { entries } = await find('', { kinds: ['agent', 'skill', 'team'] });
  const of = (name: string) => entries.find((entry) => entry.name === name);
  assert.deepEqual(of('Nadia'), {
    kind: 'agent',
    id: nadia.id,
    name: 'Nadia',
    emails: ['nadia@maison.test'],
    state: 'available',
    teamName: null,
    onCall: false,
    room: 3,
  });
  const skill = of('Facturation');
  assert.deepEqual(skill?.kind === 'skill' && [skill.free, skill.wait], [1, 0]);
  assert.equal(Reflect.get(of('Équipe de nuit')!, 'agents'), 0);
});

test('who may no longer sign in, and what is out of use, is not in the directory', async () => {
  await sql`update people.agents set disabled_at = now() where name = 'Éloi'`.execute(floor.db);
  assert.deepEqual(await names('', ['agent']), ['Nadia']);
});

test('a place that was made up is refused', async () => {
  for (const cursor of ['x', '', Buffer.from('[0,true]').toString('base64url')]) {
    const { body } = await floor.call(nadia, contract.find, { query: '', kinds: ['contact'], cursor });
    assert.equal(body.refusal, 'bad-cursor');
  }
});

test('R49 a skill says how long one more would wait, from who waits and how fast they were served', async () => {
  const skillId = await floor.skill('Livraison');
  const mailboxId = Number(await floor.mailbox('livraison@maison.test', skillId));
  const waitNow = async () => {
    const [only] = (await find('Livraison', { kinds: ['skill'] })).entries;
    return only?.kind === 'skill' ? [only.free, only.wait] : null;
  };
  assert.deepEqual(await waitNow(), [0, null]);
  const served = await floor.person('Ines', { skills: [skillId], inboxLimit: 60 });
  for (let n = 0; n < 12; n += 1) {
    const { interactionId } = await floor.receive(mailboxId, skillId);
    await floor.act((one) => takeForSelf(one, interactionId, served.id));
  }
  await floor.receive(mailboxId, skillId);
  // Twelve in the last hour, one waits: the next is the second, at one in five minutes.
  assert.deepEqual(await waitNow(), [0, 10]);
});
