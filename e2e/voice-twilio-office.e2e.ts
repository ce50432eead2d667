import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { chromiumMissing, openWindow, signIn, type Window } from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { freePorts } from './support/free-port.ts';
import { ACCOUNT, OURS, startTwilioVoice, type TwilioVoice } from './support/twilio-voice.ts';
import { registered } from './support/voice-desk.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let twilio: TwilioVoice;
let page: Page;

before(async () => {
  if (skip) return;
  window = await openWindow({ voice: true });
  twilio = await startTwilioVoice(window);
  const [port] = (await freePorts(1)) as [number];
  floor = await startFloor({
    env: { TWILIO_ADDRESS: twilio.address, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` },
  });
  page = await window.page(floor, 'admin');
  await page.goto('/office/voice');
});
after(async () => {
  await twilio?.close();
  await window?.close();
  await floor?.stop();
});

test(
  'an administrator sets Twilio up in the browser; what is wrong is said where they look, and no secret is shown again',
  { skip },
  async () => {
    await page.getByRole('button', { name: 'Ajouter Twilio' }).click();
    const drawer = page.getByRole('dialog', { name: 'Ajouter Twilio' });
    const fill = (label: string, text: string): Promise<void> =>
      drawer.getByRole('textbox', { name: label, exact: true }).fill(text);
    await fill('Numéro présenté', '514 555 0177');
    await fill('Compte (Account SID)', 'AC12');
    await fill('Clé d’API (SID)', ACCOUNT.apiKeySid);
    const add = drawer.getByRole('button', { name: 'Ajouter Twilio' });
    await add.click();
    await drawer
      .getByRole('textbox', { name: 'Compte (Account SID)', exact: true })
      .and(page.locator('[aria-invalid=true]'))
      .waitFor();
    await fill('Compte (Account SID)', ACCOUNT.accountSid);
    await add.click();
    await drawer.getByText('Donnez le secret de la clé et le jeton d’authentification.').waitFor();
    await fill('Secret de la clé', 'not the secret');
    await fill('Jeton d’authentification (Auth token)', ACCOUNT.authToken);
    await add.click();
    await drawer.waitFor({ state: 'detached' });
    await page.getByText('Pas encore branché').waitFor();
    await page.getByRole('button', { name: 'Brancher chez Twilio' }).click();
    await page.getByText('Twilio refuse ce compte ou cette clé : vérifiez-les.').waitFor();

    await page.getByRole('button', { name: 'Modifier · Twilio' }).click();
    const change = page.getByRole('dialog', { name: 'Modifier Twilio' });
    const secret = change.getByLabel('Secret de la clé', { exact: true });
    assert.equal(await secret.inputValue(), '');
    assert.equal(await secret.getAttribute('placeholder'), 'Gardé, jamais affiché');
    await secret.fill(ACCOUNT.apiKeySecret);
    await change.getByRole('button', { name: 'Enregistrer' }).click();
    await change.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Brancher chez Twilio' }).click();
    await page.getByText('Branché', { exact: true }).first().waitFor();
    assert.equal(twilio.voiceUrl(), `${floor.url}/hooks/voice/1`);
    assert.ok(OURS);
    assert.ok(!(await page.content()).includes(ACCOUNT.apiKeySecret));
  },
);

test(
  'a line is a switch there; its agent’s page is a telephone then, and may reach Twilio and nobody else',
  { skip },
  async () => {
    const before = await page.goto('/office/voice');
    assert.match(before!.headers()['content-security-policy']!, /connect-src [^;]*wss:\/\/\*\.twilio\.com/);
    const line = page.getByRole('row', { name: /Nadia Fortin/ });
    await line.getByRole('switch', { name: 'Ligne ouverte · Nadia Fortin' }).check();
    await line.getByRole('button', { name: /^Enregistrer/ }).click();
    await page.getByText('Enregistré').first().waitFor();
    const context = await window.profile(floor);
    await twilio.attach(context);
    const nadia = await context.newPage();
    await signIn(nadia, 'nadia');
    await registered(nadia);
    await page.reload();
    assert.equal(await line.getByRole('switch').isChecked(), true);
  },
);
