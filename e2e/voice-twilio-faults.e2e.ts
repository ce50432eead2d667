import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openThread } from '#desk/thread/contract.ts';
import { readVoice, readVoiceLog } from '#doors/voice/contract.ts';
import { chromiumMissing, goAvailable, takeBreak } from './support/browser.ts';
import { receiving } from './support/outcome.ts';
import { elevate, textsIn } from './support/texts.ts';
import { CONTACT, energyIn, gone, HUMS, openTwilioDesk, type TwilioDesk } from './support/twilio-desk.ts';
import { until } from './support/until.ts';
import { flowsIn, onTheLine, panelOf, registered } from './support/voice-desk.ts';

const skip = chromiumMissing();
let desk: TwilioDesk;
let { floor, twilio, nadia, callOut } = {} as TwilioDesk;
before(async () => {
  if (skip) return;
  desk = await openTwilioDesk();
  ({ floor, twilio, nadia, callOut } = desk);
});
after(() => desk?.close());

test(
  'a telephone that is busy, a number there is none of, a provider that is down: the agent is told, and nobody is left hanging',
  { skip },
  async () => {
    await receiving(floor, nadia, 'Occupé chez Twilio');
    await elevate(nadia, 'Voix', CONTACT);
    await panelOf(nadia).getByText('Ça sonne…').waitFor();
    await twilio.declines(CONTACT, 'busy');
    await nadia.getByText('Appel terminé : occupé').waitFor();
    const again = (): Promise<void> => nadia.getByRole('button', { name: /^Rappeler/ }).click();
    twilio.says = (path) =>
      path.includes('/Participants') ? { status: 400, body: { code: 21211, message: 'Invalid', status: 400 } } : null;
    await again();
    await nadia.getByText('Appel terminé : numéro inconnu').waitFor();
    twilio.says = (path) => (path.includes('/Participants') ? { status: 503, body: {} } : null);
    await again();
    await nadia.getByText('Appel terminé : le fournisseur ne répond pas').waitFor();
    twilio.says = (path) =>
      path.includes('/Participants') ? { status: 401, body: { code: 20003, message: 'Authenticate' } } : null;
    await again();
    await nadia.getByText('Appel terminé : le fournisseur refuse le compte').waitFor();
    const { connections } = await floor.admin(readVoice, {});
    assert.deepEqual(connections[0]!.service, { state: 'refused', cause: '20003 Authenticate' });
    twilio.says = () => null;
    await until('nobody is left', () => twilio.legs.every((one) => one.status !== 'in-progress'));
    await again();
    await panelOf(nadia).getByText('Ça sonne…').waitFor();
    await panelOf(nadia).getByRole('button', { name: 'Raccrocher' }).click();
    await gone(nadia);
    await until('their telephone stops', () => twilio.legs.every((one) => one.status !== 'ringing'));
  },
);

test(
  'what is told twice and late, and what nobody signed, changes nothing; a call asked for twice is dialled once',
  { skip },
  async () => {
    twilio.twice = true;
    const { id, leg } = await callOut('Dit deux fois');
    const dialled = (): number =>
      twilio.legs.filter((one) => one.to === CONTACT && one.status === 'in-progress').length;
    const own = twilio.legs.findLast((one) => one.to.startsWith('client:') && one.status === 'in-progress')!;
    const fields = { CallSid: own.sid, From: own.to, To: '', call: own.room.slice('call-'.length) };
    assert.match(
      (await twilio.tell(twilio.voiceUrl(), fields)).text,
      /<Conference/,
      'the same request is answered the same',
    );
    assert.match((await twilio.tell(twilio.voiceUrl(), { ...fields, CallSid: 'CAother' })).text, /<Hangup/);
    assert.equal((await twilio.tell(twilio.voiceUrl(), fields, { token: 'a guess' })).status, 403);
    const { callback } = twilio.legs.find((one) => one.sid === leg)!;
    const over = { CallSid: leg, CallStatus: 'completed' };
    assert.equal((await twilio.tell(callback!, over, { token: 'a guess' })).status, 403);
    assert.equal((await twilio.tell(callback!, { CallSid: leg, CallStatus: 'ringing' })).status, 204);
    await flowsIn(nadia);
    assert.equal(dialled(), 1);
    await onTheLine(nadia);
    await twilio.hangUp(leg);
    await gone(nadia);
    await nadia.getByText('Appel terminé : raccroché').waitFor();
    twilio.twice = false;
    await textsIn(nadia).filter({ hasText: 'Appel sortant' }).waitFor();
    const { messages } = await floor.admin(openThread, { interactionId: id });
    assert.equal(messages.length, 2, 'the mail, and one call');
  },
);

test(
  'a house that is killed while somebody waits finds them again: it rings at an agent, and they speak',
  { skip },
  async () => {
    await takeBreak(nadia);
    const leg = await twilio.ring('+15145550193', HUMS);
    await floor.killAndRestart();
    await registered(nadia);
    await goAvailable(nadia);
    await panelOf(nadia).getByText('Appel entrant').waitFor();
    await panelOf(nadia).getByRole('button', { name: 'Répondre' }).click();
    await onTheLine(nadia);
    await energyIn(nadia);
    await twilio.hangUp(leg);
    await gone(nadia);
  },
);

test(
  'the administrator reads what the connection did: its calls, why they ended, what was refused',
  { skip },
  async () => {
    const admin = await desk.window.page(floor, 'admin');
    await admin.goto(`${floor.url}/office/voice`);
    await admin.getByRole('button', { name: /^Journal · / }).click();
    const log = admin.getByRole('list', { name: 'Journal' }).getByRole('listitem');
    for (const told of [
      /Appel fait.*Nadia Fortin · occupé/,
      /Appel fait.*le fournisseur ne répond pas/,
      /Refusée.*20003 Authenticate/,
      /Injoignable.*503/,
      /En ligne/,
      /Appel reçu.*parlé/,
      /Appel du fournisseur non signé, refusé/,
    ])
      await log.filter({ hasText: told }).first().waitFor();
    assert.equal(await log.filter({ hasText: '21211' }).count(), 0, 'a wrong number is not the connection’s fault');
    assert.equal(await log.filter({ hasText: 'non signé' }).count(), 1, 'a forger does not fill it');
    const { rows } = await floor.admin(readVoiceLog, {
      connectionId: (await floor.admin(readVoice, {})).connections[0]!.id,
    });
    assert.ok(!JSON.stringify(rows).includes('a guess'));
  },
);
