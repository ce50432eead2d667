import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import * as compose from '#desk/compose/contract.ts';
import * as composeOutbound from '#desk/compose/outbound/contract.ts';
import * as forwards from '#desk/forward/contract.ts';
import * as inbox from '#desk/inbox/contract.ts';
import * as outbound from '#desk/outbound/contract.ts';
import * as notes from '#desk/notes-and-tags/contract.ts';
import * as thread from '#desk/thread/contract.ts';
import type { Call } from '#ground/api/contract.ts';
import { answeredCalls } from '#ground/api/server/answer.ts';
import * as directory from '#spine/directory/contract.ts';
import * as drafts from '#spine/drafts/contract.ts';
import * as permissions from '#spine/permissions/contract.ts';
import { deskFloor, type DeskFloor, type Person } from './desk-floor.ts';

/** Who asks: nobody signed in; an agent who may not see it; one who may; whose it is; and the two other roles. */
const WHO = ['stranger', 'blind', 'peer', 'owner', 'supervisor', 'administrator'] as const;
type Who = (typeof WHO)[number];
type Case = { interactionId: number; messageId: number; contactId: number; sentId: number };

let floor: DeskFloor;
let people: Record<Exclude<Who, 'stranger'>, Person>;
let skillId: number;
let mailboxId: number;

before(async () => {
  floor = await deskFloor();
  skillId = await floor.skill('Facturation');
  mailboxId = await floor.mailbox('aide@maison.test', skillId);
  people = {
    blind: await floor.person('Bruno'),
    peer: await floor.person('Paule', { skills: [skillId], inboxLimit: 900 }),
    owner: await floor.person('Nadia', { skills: [skillId], inboxLimit: 900 }),
    supervisor: await floor.person('Sophie', { role: 'supervisor', inboxLimit: 900 }),
    administrator: await floor.person('Adam', { role: 'administrator', inboxLimit: 900 }),
  };
});
after(() => floor.close());

/** A fresh interaction in the owner's inbox, with a mail and an answer of theirs that is still held. */
const freshCase = async (): Promise<Case> => {
  const from = { name: 'Client', address: `${randomUUID()}@client.test` };
  const { interactionId, messageId, contactId } = await floor.receive(mailboxId, skillId, { from, html: '<p>x</p>' });
  await floor.call(people.owner, inbox.assignToMe, { interactionId });
  const { content } = compose.openReply.output.parse(
    (await floor.call(people.owner, compose.openReply, { interactionId })).body,
  );
  const sent = await floor.call(people.owner, compose.sendReply, {
    interactionId,
    content: { ...content, html: '<p>Oui</p>' },
    onceKey: randomUUID(),
  });
  return { interactionId, messageId, contactId, sentId: Number(sent.body['messageId']) };
};
const freeOwner = (one: Case) =>
  sql`update interactions.interactions set assignee_id = null where id = ${one.interactionId}`.execute(floor.db);
const put = (one: Case, delivery: string) =>
  sql`update interactions.messages set delivery = ${delivery} where id = ${one.sentId}`.execute(floor.db);

const content = async (one: Case): Promise<compose.DraftContent> => {
  const { body } = await floor.call(people.owner, compose.openReply, { interactionId: one.interactionId });
  return { ...compose.openReply.output.parse(body).content, html: '<p>Bonjour</p>' };
};

/** A note that the owner wrote. */
const noteOf = async ({ interactionId }: Case): Promise<number> => {
  const input = { interactionId, text: 'Rappeler', onceKey: randomUUID() };
  return Number((await floor.call(people.owner, notes.addNote, input)).body['id']);
};
const peerWrites = async (one: Case) => {
  const input = { interactionId: one.interactionId, version: 0, content: await content(one) };
  await floor.call(people.peer, compose.saveDraft, input);
};

type Row = {
  call: Call;
  input(one: Case): object | Promise<object>;
  prepare?(one: Case): Promise<unknown>;
  /** What each hears: 'ok' or a refusal code. A stranger always hears 'signed-out'. */
  hears: Record<Exclude<Who, 'stranger'>, string>;
};
const everyone = { blind: 'ok', peer: 'ok', owner: 'ok', supervisor: 'ok', administrator: 'ok' };
const whoSees = { ...everyone, blind: 'not-found' };
const ownerAlone = (code: string) => ({
  blind: 'not-found',
  peer: code,
  owner: 'ok',
  supervisor: code,
  administrator: code,
});
const nobody = (code: string) => Object.fromEntries(Object.keys(everyone).map((who) => [who, code])) as Row['hears'];

const onlySkilled = {
  ...everyone,
  blind: 'no-outbound-skill',
  supervisor: 'no-outbound-skill',
  administrator: 'no-outbound-skill',
};
/** A mail that the owner has begun. */
let ownersDraft = '';
const beginDraft = async (): Promise<void> => {
  const asked = { skillId, contactId: null, name: '', address: 'neuf@client.test' };
  const { body } = await floor.call(people.owner, composeOutbound.startOutbound, asked);
  ownersDraft = String(body['draftId']);
};

const ROWS: Row[] = [
  { call: inbox.inbox, input: () => ({}), hears: everyone },
  { call: inbox.browse, input: () => ({ view: 'all' }), hears: everyone },
  { call: inbox.acceptOffer, input: () => ({ offerId: 1_000_000 }), hears: nobody('offer-gone') },
  { call: inbox.rejectOffer, input: () => ({ offerId: 1_000_000 }), hears: nobody('offer-gone') },
  { call: inbox.assignToMe, input: ({ interactionId }) => ({ interactionId }), prepare: freeOwner, hears: whoSees },
  { call: thread.openThread, input: ({ interactionId }) => ({ interactionId }), hears: whoSees },
  { call: thread.messageHtml, input: ({ messageId }) => ({ messageId }), hears: whoSees },
  {
    call: thread.messageSource,
    input: ({ messageId }) => ({ messageId }),
    hears: { ...nobody('no-source'), blind: 'not-found' },
  },
  {
    call: thread.markRead,
    input: ({ interactionId, messageId }) => ({ interactionId, messageId }),
    hears: whoSees,
  },
  { call: compose.openReply, input: ({ interactionId }) => ({ interactionId }), hears: whoSees },
  { call: compose.quotation, input: ({ interactionId }) => ({ interactionId }), hears: whoSees },
  {
    call: compose.saveDraft,
    input: async (one) => ({ interactionId: one.interactionId, version: 0, content: await content(one) }),
    hears: whoSees,
  },
  {
    call: compose.previewDraft,
    input: ({ interactionId }) => ({ interactionId, agentId: people.peer.id }),
    prepare: peerWrites,
    hears: { ...whoSees, peer: 'not-yours' },
  },
  {
    // Whoever has it, and those above.
    call: compose.takeOverDraft,
    input: ({ interactionId }) => ({ interactionId, agentId: people.peer.id }),
    prepare: peerWrites,
    hears: { ...whoSees, peer: 'not-yours' },
  },
  { call: compose.discardDraft, input: ({ interactionId }) => ({ interactionId }), hears: everyone },
  {
    // D6, R31: whoever may see it may answer it.
    call: compose.sendReply,
    input: async (one) => ({ interactionId: one.interactionId, content: await content(one), onceKey: randomUUID() }),
    hears: whoSees,
  },
  { call: compose.undoSend, input: ({ sentId }) => ({ messageId: sentId }), hears: ownerAlone('not-found') },
  {
    call: compose.sendNow,
    input: ({ sentId }) => ({ messageId: sentId }),
    prepare: (one) => sql`update interactions.messages set scheduled = true where id = ${one.sentId}`.execute(floor.db),
    hears: ownerAlone('not-found'),
  },
  {
    call: compose.newerMessages,
    input: ({ interactionId, messageId }) => ({ interactionId, seenMessageId: messageId }),
    hears: whoSees,
  },
  {
    call: compose.resend,
    input: ({ sentId }) => ({ messageId: sentId }),
    prepare: (one) => put(one, 'failed'),
    hears: whoSees,
  },
  {
    call: compose.markSent,
    input: ({ sentId }) => ({ messageId: sentId }),
    prepare: (one) => put(one, 'uncertain'),
    hears: whoSees,
  },
  { call: compose.findRecipients, input: () => ({ query: 'client' }), hears: everyone },
  // One's own drafts alone: there is no other's to be asked for.
  { call: drafts.listVersions, input: () => ({ key: 'reply:1' }), hears: everyone },
  { call: drafts.readVersion, input: () => ({ key: 'reply:1', versionId: 1_000_000 }), hears: nobody('version-gone') },
  {
    call: drafts.restoreVersion,
    input: ({ interactionId }) => ({ key: drafts.replyKey(interactionId), versionId: 1_000_000, interactionId }),
    hears: { ...nobody('version-gone'), blind: 'not-found' },
  },
  { call: compose.comeBacks, input: () => ({}), hears: everyone },
  { call: drafts.dropNote, input: () => ({ key: 'reply:1' }), hears: everyone },
  { call: outbound.options, input: () => ({}), hears: everyone },
  { call: composeOutbound.listOutbound, input: () => ({}), hears: everyone },
  {
    // R7: the skill must be theirs.
    call: composeOutbound.startOutbound,
    input: () => ({ skillId, contactId: null, name: '', address: 'neuf@client.test' }),
    hears: onlySkilled,
  },
  ...[composeOutbound.openOutbound, composeOutbound.discardOutbound].map((call) => ({
    call,
    input: () => ({ draftId: ownersDraft }),
    hears: call === composeOutbound.openOutbound ? ownerAlone('not-found') : everyone,
    prepare: beginDraft,
  })),
  {
    call: composeOutbound.saveOutbound,
    input: async (one) => ({ draftId: ownersDraft, version: 0, content: await content(one) }),
    hears: ownerAlone('not-found'),
    prepare: beginDraft,
  },
  {
    call: composeOutbound.sendOutbound,
    input: async (one) => ({ draftId: ownersDraft, content: await content(one), onceKey: randomUUID() }),
    hears: ownerAlone('not-found'),
    prepare: beginDraft,
  },
  { call: directory.find, input: () => ({ query: '', kinds: ['contact'] }), hears: everyone },
  { call: notes.listNotes, input: ({ interactionId }) => ({ interactionId }), hears: whoSees }, // R83
  {
    // R117: only whose it is.
    call: notes.addNote,
    input: ({ interactionId }) => ({ interactionId, text: 'Rappeler demain', onceKey: randomUUID() }),
    hears: ownerAlone('not-mine'),
  },
  {
    call: notes.editNote,
    input: async (one) => ({ noteId: await noteOf(one), text: 'Rappeler lundi' }),
    hears: ownerAlone('not-author'),
  },
  { call: notes.removeNote, input: async (one) => ({ noteId: await noteOf(one) }), hears: ownerAlone('not-author') },
  { call: notes.openNoteDraft, input: ({ interactionId }) => ({ interactionId }), hears: whoSees },
  {
    call: notes.saveNoteDraft,
    input: ({ interactionId }) => ({ interactionId, version: 0, content: { text: 'Rap' } }),
    hears: whoSees,
  },
  { call: notes.discardNoteDraft, input: ({ interactionId }) => ({ interactionId }), hears: everyone },
  {
    // Its bytes are not kept here: whoever may see it gets as far as that.
    call: forwards.forward,
    input: ({ messageId }) => ({ messageId, to: ['x@ailleurs.test'], onceKey: randomUUID() }),
    hears: { ...nobody('no-source'), blind: 'not-found' },
  },
  { call: forwards.undoForward, input: ({ messageId }) => ({ messageId }), hears: nobody('not-found') },
  { call: forwards.openForward, input: ({ messageId }) => ({ messageId }), hears: whoSees },
  {
    call: forwards.saveForward,
    input: ({ messageId }) => ({ messageId, version: 0, content: { text: 'x@ailleurs.test' } }),
    hears: whoSees,
  },
  { call: permissions.mine, input: () => ({}), hears: everyone },
];

const ROOMS = 'forward directory outbound inbox notes thread compose drafts permissions'.split(' ');
test('every call of the desk has its row in the table', () => {
  const calls = answeredCalls()
    .map((one) => one.name)
    .filter((name) => ROOMS.includes(name.split('.')[0]!));
  assert.deepEqual(calls.toSorted(), ROWS.map((row) => row.call.name).toSorted());
});

for (const row of ROWS)
  test(`R117 D6 who may ask ${row.call.name}`, async () => {
    const heard: Record<string, string> = {};
    for (const who of WHO) {
      const one = await freshCase();
      await row.prepare?.(one);
      const { status, body } = await floor.call(
        who === 'stranger' ? null : people[who],
        row.call,
        await row.input(one),
      );
      heard[who] = status === 200 ? 'ok' : String(body.refusal);
    }
    assert.deepEqual(heard, { stranger: 'signed-out', ...row.hears });
  });
