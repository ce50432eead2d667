import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { deskFloor, plainMail, type DeskFloor, type Person } from '#desk/testing/desk-floor.ts';
import type { IncomingMail } from '#spine/channels/contract.ts';
import { takeIn, type Taken } from '#spine/interactions/server/api.ts';
import { archiveSkillRow, enqueue, saveSkillRow } from '#spine/routing/server/api.ts';
import { mergeTags, tagOfName, tagsOf } from '#spine/tags/server/api.ts';
import { rulesShape, type RuleInput } from '../contract.ts';
import { readRules, rulesVersions, rulingBy, saveRules, tryRules } from './api.ts';

let floor: DeskFloor;
let adam: Person;
let mailboxId: number;
let general: number;
let money: number;
before(async () => {
  floor = await deskFloor();
  general = await floor.skill('Général');
  money = await floor.skill('Argent');
  mailboxId = await floor.mailbox('aide@maison.test', general);
  adam = await floor.person('Adam', { role: 'administrator' });
});
after(() => floor.close());

const rule = (more: Partial<RuleInput>): RuleInput => ({
  ...{ key: randomUUID(), name: 'Règle', on: true, match: 'all', groups: [] },
  ...{ skillId: null, priority: null, autoAnswer: null, stop: false },
  ...more,
});
const put = async (...rules: RuleInput[]): Promise<number> =>
  saveRules(floor.act, rulesShape.parse(rules), (await readRules(floor.db)).version, adam.id);
const about = (...words: string[]): RuleInput['groups'] => [
  { match: 'all', conditions: [{ field: 'subject', words }] },
];

const isOurs = (address: string): boolean => address === 'aide@maison.test';
let ledgerId = 1_000;
/** As the mail door does: taken in and queued in one transaction. */
const receive = async (mail: Partial<IncomingMail> = {}, envelopeFrom = 'helene@client.test'): Promise<Taken> => {
  ledgerId += 1;
  const whole = { ...plainMail(), date: new Date(), ...mail };
  const addressBook = { mailboxFor: (address: string) => (isOurs(address) ? { id: mailboxId } : null) };
  const ruling = rulingBy({ tokens: floor.tokens, addressBook });
  return floor.act(async (one) => {
    const [taken] = await takeIn(
      one,
      [{ ledgerId, mail: whole, envelopeTo: ['aide@maison.test'], envelopeFrom, mailboxId, skillId: general }],
      { tokens: floor.tokens, hostName: 'maison.test', ruling },
    );
    if (taken!.wantsAgent) await enqueue(one, [taken!.interactionId!]);
    return taken!;
  });
};
const queued = async (id: number | null) =>
  (
    await sql<{ skill: number; priority: number }>`
      select skill_id as skill, priority from routing.queue where interaction_id = ${id}
    `.execute(floor.db)
  ).rows[0];
const answersIn = async (id: number | null) =>
  (
    await sql<{ kind: string; text: string; to: { address: string }[]; waiting: string; status: string }>`
      select m.kind, m.text, m.recipients_to as to, i.waiting_for as waiting, i.status
      from interactions.messages m join interactions.interactions i on i.id = m.interaction_id
      where m.interaction_id = ${id} and m.direction = 'out'
    `.execute(floor.db)
  ).rows;

test('what begins an interaction goes where the rules say; what answers it stays where it is', async () => {
  await put(rule({ name: 'Argent', groups: about('facture'), skillId: money, priority: 9 }));
  const first = await receive();
  assert.deepEqual(await queued(first.interactionId), { skill: money, priority: 9 });
  const { messageId } = plainMail();
  const begun = await receive({ messageId, subject: 'Colis perdu' });
  assert.deepEqual(await queued(begun.interactionId), { skill: general, priority: 5 });
  const answer = await receive({ inReplyTo: [messageId!], subject: 'Facture' });
  assert.equal(answer.interactionId, begun.interactionId);
  assert.deepEqual(await queued(begun.interactionId), { skill: general, priority: 5 });
});

test('a priority of its own outlives a change of the skill’s; others follow it', async () => {
  await put(rule({ groups: about('urgent'), priority: 8 }));
  const [own, plain] = [await receive({ subject: 'Urgent' }), await receive({ subject: 'Colis' })];
  const skill = { id: general, name: 'Général', offers: false, offerSeconds: 60 };
  await floor.act((one) => saveSkillRow(one, { ...skill, priority: 2 }));
  const priorities = [await queued(own.interactionId), await queued(plain.interactionId)].map((one) => one?.priority);
  assert.deepEqual(priorities, [8, 2]);
  await floor.act((one) => saveSkillRow(one, { ...skill, priority: 5 }));
});

test('a person is answered once a day, and nothing of the interaction changes by it', async () => {
  await put(rule({ name: 'Accusé', autoAnswer: { text: 'Bien <reçu>.\n\nÀ bientôt' } }));
  const from = { name: 'Zoé', address: 'zoe@client.test' };
  const first = await receive({ from });
  const [answer, ...rest] = await answersIn(first.interactionId);
  assert.deepEqual(rest, []);
  assert.deepEqual(
    { ...answer!, to: answer!.to.map((one) => one.address) },
    { kind: 'auto-reply', text: 'Bien <reçu>.\n\nÀ bientôt', to: [from.address], waiting: 'agent', status: 'new' },
  );
  assert.deepEqual(await answersIn((await receive({ from, subject: 'Autre' })).interactionId), []);
  await sql`update routing_rules.auto_answers set answered_at = now() - interval '25 hours'`.execute(floor.db);
  assert.equal((await answersIn((await receive({ from, subject: 'Demain' })).interactionId)).length, 1);
});

test('machines, lists, blind copies, old mail and our own addresses hear nothing', async () => {
  const hears = async (mail: Partial<IncomingMail>, envelopeFrom?: string): Promise<number> => {
    const address = `${randomUUID()}@client.test`;
    const { interactionId } = await receive({ from: { name: '', address }, ...mail }, envelopeFrom);
    return (await answersIn(interactionId)).length;
  };
  assert.equal(await hears({}), 1, 'a person does');
  assert.equal(await hears({ bulk: true }), 0);
  assert.equal(await hears({ kind: 'auto-reply' }), 0);
  assert.equal(await hears({ kind: 'bounce' }), 0);
  assert.equal(await hears({}, ''), 0);
  assert.equal(await hears({ to: [{ name: '', address: 'liste@ailleurs.test' }] }), 0);
  assert.equal(await hears({ date: new Date('2026-01-01T00:00:00Z') }), 0);
  assert.equal(await hears({ replyTo: [{ name: '', address: 'aide@maison.test' }] }), 0);
});

test('a rule whose skill was archived does nothing', async () => {
  const gone = await floor.skill('Ancienne');
  await put(rule({ skillId: gone, priority: 9 }));
  await floor.act((one) => archiveSkillRow(one, gone));
  await put(...(await readRules(floor.db)).rules);
  assert.deepEqual(await queued((await receive()).interactionId), { skill: general, priority: 5 });
});

test('tags are put on what begins, and what a contact is tagged with is asked', async () => {
  const [vip, late] = await floor.act(async (one) => [
    (await tagOfName(one, 'VIP', { byAgentId: null }))!.id,
    (await tagOfName(one, 'Retard', { byAgentId: null }))!.id,
  ]);
  const from = { name: 'Rita', address: 'rita@client.test' };
  await put(rule({ groups: about('contrat'), tagIds: [vip!, late!] }));
  const first = await receive({ from, subject: 'Contrat' });
  assert.deepEqual((await tagsOf(floor.db, [first.interactionId!])).get(first.interactionId!), [vip, late]);
  await put(
    rule({ groups: [{ match: 'all', conditions: [{ field: 'contact-tags', tagIds: [vip!] }] }], skillId: money }),
  );
  assert.equal((await queued((await receive({ from, subject: 'Autre chose' })).interactionId))!.skill, money);
  assert.equal((await queued((await receive({ subject: 'Autre chose' })).interactionId))!.skill, general);
  // A tag that became another is still what was meant.
  await floor.act((one) => mergeTags(one, vip!, late!));
  assert.equal((await queued((await receive({ from, subject: 'Encore' })).interactionId))!.skill, money);
});

test('the language of a mail is told by its words', async () => {
  const english: RuleInput['groups'] = [{ match: 'all', conditions: [{ field: 'language', languages: ['en'] }] }];
  await put(rule({ groups: english, skillId: money }));
  const of = async (text: string) => (await queued((await receive({ subject: '', text })).interactionId))!.skill;
  assert.equal(await of('Hello, I have not received my parcel yet. Where is it?'), money);
  assert.equal(await of('Bonjour, je n’ai pas encore reçu mon colis. Où est-il ?'), general);
  assert.equal(await of('12345'), general);
});

test('two who save at once: the second is told, and every set that was in force is kept', async () => {
  const { version } = await readRules(floor.db);
  const one = rulesShape.parse([rule({ name: 'Un', stop: true })]);
  const two = rulesShape.parse([rule({ name: 'Deux', stop: true })]);
  const ends = await Promise.allSettled([
    saveRules(floor.act, one, version, adam.id),
    saveRules(floor.act, two, version, adam.id),
  ]);
  assert.deepEqual(ends.map((end) => end.status).toSorted(), ['fulfilled', 'rejected']);
  const [newest, before] = await rulesVersions(floor.db);
  assert.deepEqual([newest!.version, before!.version, newest!.savedBy], [version + 1, version, 'Adam']);
});

test('a trial tells what would change of past mail, and touches nothing', async () => {
  await put(rule({ name: 'Rien', groups: about('jamais'), skillId: money }));
  const { interactionId } = await receive({ subject: 'Remboursement urgent' });
  const before = await sql`select count(*) from events.journal`.execute(floor.db);
  const rules = rulesShape.parse([
    rule({ name: 'Argent', groups: about('rembours*'), skillId: money, priority: 9, autoAnswer: { text: 'Reçu.' } }),
  ]);
  const trial = await tryRules(floor.db, rules, { before: null, count: 5 });
  assert.deepEqual([trial.tried, trial.changes.length, typeof trial.next], [5, 1, 'number']);
  const [change] = trial.changes;
  assert.deepEqual(
    [change!.interactionId, change!.before, change!.after],
    [
      interactionId,
      { skillId: general, priority: null, tagIds: [], autoAnswer: null, rules: [] },
      { skillId: money, priority: 9, tagIds: [], autoAnswer: 'Argent', rules: ['Argent'] },
    ],
  );
  const rest = await tryRules(floor.db, rules, { before: trial.next, count: 500 });
  assert.equal(rest.next, null);
  assert.deepEqual(await sql`select count(*) from events.journal`.execute(floor.db), before);
  assert.deepEqual(await queued(interactionId), { skill: general, priority: 5 });
});
