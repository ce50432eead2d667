import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { zstdDecompressSync } from 'node:zlib';
import { readLegs } from '#desk/elevation/contract.ts';
import { eraseContact } from '#desk/customer-card/erasure/contract.ts';
import { browse } from '#desk/inbox/contract.ts';
import { sendText } from '#desk/texting/contract.ts';
import { openThread } from '#desk/thread/contract.ts';
import { saveChannel } from '#doors/texts/contract.ts';
import { beginCall, endCall, saveLine, saveVoice, tellCall } from '#doors/voice/contract.ts';
import { signIn } from '#spine/people/contract.ts';
import { UPLOAD_PATH, uploadPath, uploadShape } from '#spine/uploads/contract.ts';
import { placesOf } from './support/every-word.ts';
import { callerOf, PASSWORD, startFloor, type Caller, type Floor } from './support/floor.ts';
import { addLine, textFrom } from './support/texts.ts';
import { until } from './support/until.ts';

const NUMBER = '+15145550177';
let floor: Floor;
let nadia: Caller;
before(async () => {
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }] });
  nadia = await floor.as('nadia');
});
after(() => floor?.stop());

const contactOf = async (words: string): Promise<number> =>
  until(`an interaction with ${words}`, async () => {
    const { rows } = await floor.admin(browse, { view: 'all' });
    const row = rows.find((one) => one.snippet.includes(words) || one.subject.includes(words));
    if (!row) return null;
    return (await floor.admin(openThread, { interactionId: row.id })).interaction.contactId;
  });
const isGone = async (word: string): Promise<void> => {
  let places: string[] = [];
  await until('that the person is gone', async () => {
    places = await placesOf(floor, word, (bytes) => zstdDecompressSync(bytes));
    return places.length === 0;
  }).catch(() => assert.deepEqual(places, [], `${word} stands nowhere`));
};

test('R112 whoever wrote by SMS and telephoned is erased: their words, and their number, stand nowhere', async () => {
  const sms = await addLine(floor, 'sms', { address: '+15145550100' });
  await textFrom(floor, sms, NUMBER, 'MARQUEUR par texto', 'Zélie Marqueur');
  const contactId = await contactOf('MARQUEUR');
  const { id: connectionId } = await floor.admin(saveVoice, {
    ...{ id: null, name: 'Standard', server: 'ws://127.0.0.1:9', domain: '127.0.0.1', number: '+15145550120' },
    ...{
      skillId: floor.skillId,
      ice: '',
      enabled: true,
      serviceUser: '',
      servicePassword: '',
      recording: 'off',
      announces: true,
    },
  });
  const agentId = floor.agents.get('nadia')!;
  await floor.admin(saveLine, { agentId, connectionId, sipUser: 'agent1', password: 'secret-of-hers' });
  const callId = randomUUID();
  const { interactionId } = await nadia(beginCall, { callId, direction: 'in', number: NUMBER, legId: null });
  await nadia(tellCall, { callId, state: 'up', quality: null });
  await nadia(endCall, { callId, endedBy: 'contact', cause: 'Terminated' });
  assert.equal((await floor.admin(openThread, { interactionId })).interaction.contactId, contactId);
  assert.ok((await placesOf(floor, '5145550177', (bytes) => zstdDecompressSync(bytes))).length > 3);
  await floor.admin(eraseContact, { contactId, typed: 'Zélie Marqueur', reason: 'Demande' });
  await isGone('5145550177');
  await isGone('MARQUEUR');
  await isGone('Zélie');
});

test('R112 a file that was sent to them goes too: its name stands nowhere, and nobody reads it any more', async () => {
  const whatsapp = await addLine(floor, 'whatsapp', { address: '+15145550110' });
  await textFrom(floor, whatsapp, '+15145550178', 'Envoyez-moi le PAPIERDELLE', 'Ysolde Papier');
  const contactId = await contactOf('PAPIERDELLE');
  const { rows } = await floor.admin(browse, { view: 'all' });
  const { id: interactionId } = rows.find((one) => one.snippet.includes('PAPIERDELLE'))!;
  const [leg] = (await nadia(readLegs, { interactionId })).legs;
  const writer = callerOf(floor.url);
  await writer(signIn, { login: 'nadia', password: PASSWORD });
  const body = new FormData();
  body.set('file', new File(['%PDF-1.4'], 'PAPIERDELLE.pdf', { type: 'application/pdf' }));
  const answer = await fetch(`${floor.url}${UPLOAD_PATH}`, {
    method: 'POST',
    body,
    headers: { cookie: writer.cookie() },
  });
  const upload = uploadShape.parse(await answer.json());
  const content = { text: 'Le voici.', template: null, uploads: [upload] };
  await writer(sendText, { legId: leg!.id, content, onceKey: randomUUID() });
  const read = async (): Promise<number> =>
    (await fetch(`${floor.url}${uploadPath(upload.id)}`, { headers: { cookie: writer.cookie() } })).status;
  assert.equal(await read(), 200);
  await until('it left', async () => {
    const { messages } = await floor.admin(openThread, { interactionId });
    return ['sent', 'delivered', 'read'].includes(messages.at(-1)?.delivery ?? '');
  });
  await floor.admin(eraseContact, { contactId, typed: 'Ysolde Papier', reason: 'Demande' });
  await isGone('PAPIERDELLE');
  await isGone('5145550178');
  assert.equal(await read(), 404);
});

test('R112 a visitor of the site is erased, and begins anew', async () => {
  const { id: line } = await floor.admin(saveChannel, {
    ...{ id: null, channel: 'chat', provider: 'site', name: 'Boutique', address: '', skillId: floor.skillId },
    ...{ settings: { origins: 'https://boutique.test' }, secrets: {}, enabled: true },
  });
  const token = 'v'.repeat(43);
  const ask = (name: string, about: object): Promise<Response> =>
    fetch(`${floor.url}/chat/${line}/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://boutique.test' },
      body: JSON.stringify({ token, ...about }),
    });
  await ask('say', { onceKey: randomUUID(), name: 'Octave Marquant', text: 'MARQUANT sur le site' });
  const contactId = await contactOf('MARQUANT');
  const seen = (await (await ask('look', { mark: '' })).json()) as { texts: { text: string }[] };
  assert.equal(seen.texts[0]!.text, 'MARQUANT sur le site');
  await floor.admin(eraseContact, { contactId, typed: 'Octave Marquant', reason: 'Demande' });
  await isGone('MARQUANT');
  await isGone('Octave');
  assert.equal((await ask('look', { mark: '' })).status, 404);
});
