import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { saveRule } from '#office/permissions/contract.ts';
import { chromiumMissing, goAvailable, openWindow, rowOf, signIn, type Window } from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { receiving } from './support/outcome.ts';
import { addLine, channelIn, formOf, openByText, plusOf, textFrom, textingOf, writeText } from './support/texts.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let nadia: Page;
let omar: Page;
let sms: number;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({
    agents: [
      { name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 },
      { name: 'Omar Diallo', login: 'omar', inboxLimit: 50 },
    ],
  });
  sms = await addLine(floor, 'sms', { address: '+15145550100' });
  nadia = await window.page(floor, 'nadia');
  omar = await window.page(floor, 'omar');
});
after(async () => {
  await window?.close();
  await floor?.stop();
});

const rule = (scope: { kind: 'role'; role: 'agent' } | { kind: 'person'; agentId: number }, allowed: boolean) =>
  floor.admin(saveRule, { switch: 'channel-sms', scope, allowed });

test(
  'a channel that is not open to an agent: nothing of it is given to them, and they begin nothing on it',
  { skip },
  async () => {
    await goAvailable(nadia);
    await textFrom(floor, sms, '+15145550141', 'Avant la fermeture');
    await openByText(nadia, 'Avant la fermeture');
    await writeText(nadia, 'Je vous réponds.');

    await rule({ kind: 'person', agentId: floor.agents.get('nadia')! }, false);
    await textFrom(floor, sms, '+15145550142', 'Après la fermeture');
    await receiving(floor, nadia, 'Un courriel vient encore');
    assert.equal(await rowOf(nadia, 'Après la fermeture').count(), 0);
    await plusOf(nadia).click();
    await channelIn(nadia, 'SMS').waitFor();
    assert.match((await channelIn(nadia, 'SMS').getAttribute('aria-description'))!, /^Ce canal ne vous est pas ouvert/);
    await channelIn(nadia, 'SMS').click({ force: true });
    assert.equal(await channelIn(nadia, 'SMS').isChecked(), false);
    await formOf(nadia).getByRole('button', { name: 'Annuler' }).click();
    await nadia.reload();
    await openByText(nadia, 'Avant la fermeture');
    await textingOf(nadia).getByRole('note').getByText('Ce canal ne vous est pas ouvert.', { exact: false }).waitFor();

    await goAvailable(omar);
    await rowOf(omar, 'Après la fermeture').waitFor();
  },
);

test(
  'what is said of a person prevails over their role, as the administrator says it in the browser',
  { skip },
  async () => {
    await rule({ kind: 'role', role: 'agent' }, false);
    await rule({ kind: 'person', agentId: floor.agents.get('nadia')! }, true);
    const office = await (await window.profile(floor)).newPage();
    await signIn(office, 'admin');
    await office.goto('/office/permissions');
    await office.getByText('SMS', { exact: true }).first().waitFor();
    await textFrom(floor, sms, '+15145550143', 'Pour elle seule');
    await rowOf(nadia, 'Pour elle seule').waitFor();
    assert.equal(await rowOf(omar, 'Pour elle seule').count(), 0);
  },
);
