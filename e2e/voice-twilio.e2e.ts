import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openThread } from '#desk/thread/contract.ts';
import { chromiumMissing, goAvailable, menuOf, rowOf, spaceOf, takeBreak } from './support/browser.ts';
import { textsIn } from './support/texts.ts';
import { energyIn, gone, HUMS, openTwilioDesk, type TwilioDesk } from './support/twilio-desk.ts';
import { until } from './support/until.ts';
import { flowsIn, onTheLine, panelOf, ringsAt } from './support/voice-desk.ts';

const skip = chromiumMissing();
let desk: TwilioDesk;
let { floor, twilio, nadia, omar, callOut, hearsMusic } = {} as TwilioDesk;
before(async () => {
  if (skip) return;
  desk = await openTwilioDesk();
  ({ floor, twilio, nadia, omar, callOut, hearsMusic } = desk);
});
after(() => desk?.close());

test(
  'R63 R72 R73 a call out through Twilio: it rings, both hear each other, it is held, and stands in the timeline',
  { skip },
  async () => {
    const { id, leg } = await callOut('À appeler par Twilio');
    const panel = panelOf(nadia);
    await menuOf(nadia).getByRole('link', { name: 'En appel · +1 514 555 0190' }).waitFor();
    await panel.getByRole('button', { name: 'Mettre en attente' }).click();
    await panel.getByText('En attente').waitFor();
    await hearsMusic(leg, true);
    await menuOf(nadia).getByRole('link', { name: 'En appel, en attente' }).waitFor();
    await panel.getByRole('button', { name: 'Reprendre' }).click();
    await onTheLine(nadia);
    await hearsMusic(leg, false);
    await panel.getByRole('button', { name: 'Couper le micro' }).click();
    await panel.getByRole('button', { name: 'Rétablir le micro' }).click();
    await panel.getByRole('button', { name: 'Raccrocher' }).click();
    await gone(nadia);
    await menuOf(nadia).getByText('En appel').waitFor({ state: 'detached' });
    await until('the contact’s telephone is free', () => twilio.legs.every((one) => one.status !== 'in-progress'));
    await textsIn(nadia).filter({ hasText: 'Appel sortant à +1 514 555 0190' }).waitFor();
    const { messages } = await floor.admin(openThread, { interactionId: id });
    assert.equal(messages.length, 2, 'the mail, and one call');
  },
);

test(
  'R63 a call waits with music in the queue of its skill; who declines is passed over, and the next speaks with them',
  { skip },
  async () => {
    await goAvailable(omar);
    const leg = await twilio.ring('+15145550191', HUMS);
    const first = await ringsAt([nadia, omar]);
    await panelOf(first).getByText('+1 514 555 0191').waitFor();
    const other = first === nadia ? omar : nadia;
    await panelOf(first).getByRole('button', { name: 'Refuser' }).click();
    await panelOf(other).getByText('Appel entrant').waitFor();
    await panelOf(other).getByRole('button', { name: 'Répondre' }).click();
    await onTheLine(other);
    await flowsIn(other);
    await energyIn(other);
    await panelOf(other).getByRole('link', { name: 'Voir l’interaction' }).click();
    await other.waitForURL('**/i/*');
    const id = Number(new URL(other.url()).pathname.split('/').at(-1));
    await twilio.hangUp(leg);
    await gone(other);
    await textsIn(other).filter({ hasText: 'Appel entrant de +1 514 555 0191' }).waitFor();
    const { messages } = await floor.admin(openThread, { interactionId: id });
    assert.equal(messages.length, 1, 'what was declined stands nowhere as a call of its own');
  },
);

test(
  'who hangs up while it rings at an agent stands as missed, once, and is called back with one click',
  { skip },
  async () => {
    await takeBreak(omar);
    const leg = await twilio.ring('+15145550192', HUMS);
    await panelOf(nadia).getByText('Appel entrant').waitFor();
    await twilio.hangUp(leg);
    await gone(nadia);
    await until('it stops ringing', () => twilio.legs.every((one) => one.status !== 'ringing'));
    await rowOf(nadia, '555 0192').first().click();
    await textsIn(nadia).filter({ hasText: 'manqué' }).waitFor();
    assert.equal(await textsIn(nadia).count(), 1);
    // Called back in place: the same interaction, the same tab.
    await nadia.getByRole('button', { name: 'Rappeler +1 514 555 0192' }).click();
    await panelOf(nadia).getByText('Ça sonne…').waitFor();
    const back = await twilio.answers('+15145550192', HUMS);
    await onTheLine(nadia);
    await twilio.hangUp(back);
    await gone(nadia);
    await textsIn(nadia).filter({ hasText: 'Appel sortant à +1 514 555 0192' }).waitFor();
    assert.equal(await spaceOf(nadia).getByRole('tab').count(), 1);
  },
);

const transferTo = async (whom: string, how: string): Promise<void> => {
  await panelOf(nadia).getByRole('button', { name: 'Transférer l’appel' }).click();
  const form = nadia.getByRole('dialog', { name: 'Transférer l’appel' });
  await form.getByRole('button', { name: new RegExp(`^${whom}`) }).click();
  await form.getByRole('button', { name: how }).click();
};

test(
  'R72 a colleague is asked first while the contact hears music, then speaks with them: one interaction, theirs from then on',
  { skip },
  async () => {
    const { id, leg } = await callOut('À confier par Twilio');
    await transferTo('Omar Diallo', 'Appeler d’abord');
    await hearsMusic(leg, true);
    await panelOf(omar).getByText('Appel entrant').waitFor();
    await panelOf(omar).getByRole('button', { name: 'Répondre' }).click();
    const connect = panelOf(nadia).getByRole('button', { name: 'Les mettre en ligne' });
    await until('they may be connected', () => connect.isEnabled());
    await connect.click();
    await gone(nadia);
    await nadia.getByText('Appel transféré').waitFor();
    await hearsMusic(leg, false);
    await energyIn(omar);
    await panelOf(omar).getByRole('link', { name: 'Voir l’interaction' }).click();
    await omar.waitForURL(`**/i/${id}`);
    await panelOf(omar).getByRole('button', { name: 'Raccrocher' }).click();
    await gone(omar);
    await until('all is over', () => twilio.legs.every((one) => one.status !== 'in-progress'));
    const { interaction } = await floor.admin(openThread, { interactionId: id });
    assert.equal(interaction.assigneeName, 'Omar Diallo');
    await textsIn(omar).filter({ hasText: 'transféré à Omar Diallo' }).waitFor();
  },
);

test(
  'R72 without a word: whoever does not take it leaves the contact where they were; a number outside has them for good',
  { skip },
  async () => {
    const { leg } = await callOut('À renvoyer par Twilio');
    await transferTo('Omar Diallo', 'Transférer sans parler');
    await panelOf(omar).getByText('Appel entrant').waitFor();
    await hearsMusic(leg, true);
    await panelOf(omar).getByRole('button', { name: 'Refuser' }).click();
    await panelOf(nadia).getByText('Le transfert a échoué (occupé)', { exact: false }).waitFor();
    await hearsMusic(leg, false);
    await flowsIn(nadia);
    await panelOf(nadia).getByRole('button', { name: 'Transférer l’appel' }).click();
    const form = nadia.getByRole('dialog', { name: 'Transférer l’appel' });
    await form.getByRole('textbox', { name: 'Numéro ou poste' }).fill('514 555 0199');
    await form.getByRole('button', { name: 'Transférer sans parler' }).click();
    await until('it rings there', () =>
      twilio.legs.some((one) => one.to === '+15145550199' && one.status === 'ringing'),
    );
    const outside = await twilio.answers('+15145550199', 1_300);
    await gone(nadia);
    await nadia.getByText('Appel transféré').waitFor();
    await until('they hear each other', async () => (await twilio.exchange.hears(outside, HUMS)) > -60);
    await until('both of them', async () => (await twilio.exchange.hears(leg, 1_300)) > -60);
    await textsIn(nadia).filter({ hasText: 'transféré à +1 514 555 0199' }).waitFor();
    const stays = (): boolean =>
      [leg, outside].every((sid) => twilio.legs.find((one) => one.sid === sid)!.status === 'in-progress');
    assert.ok(stays(), 'the end of our call is not the end of theirs');
    await twilio.hangUp(outside);
    await until('it is over for both', () => twilio.legs.every((one) => one.status !== 'in-progress'));
  },
);
