import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import * as people from '#spine/people/contract.ts';
import { SIGN_IN_LIMITS } from '#spine/people/rules.ts';
import { chromiumMissing, menuOf, openWindow, signIn, type Window } from './support/browser.ts';
import { PASSWORD, startFloor, type Floor } from './support/floor.ts';

const skip = chromiumMissing();
let floor: Floor;
let window: Window;
let elsewhere: Server;
before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({
    agents: [
      { name: 'Nadia Fortin', login: 'nadia' },
      { name: 'Tim Essais', login: 'tim' },
      { name: 'Sam Fermé', login: 'sam' },
    ],
  });
  elsewhere = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Ailleurs</title>');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
});
after(async () => {
  elsewhere?.close();
  await window?.close();
  await floor?.stop();
});

test('after too many wrong passwords even the right one must wait', { skip }, async () => {
  const page = await (await window.profile(floor)).newPage();
  await page.goto('/sign-in');
  const attempt = async (password: string): Promise<void> => {
    await page.getByLabel('Identifiant ou courriel').fill('tim');
    await page.getByLabel('Mot de passe', { exact: true }).fill(password);
    await Promise.all([
      page.waitForResponse((one) => one.url().endsWith('/api/people.signIn')),
      page.getByRole('button', { name: 'Se connecter' }).click(),
    ]);
  };
  for (let n = 0; n < SIGN_IN_LIMITS.perLogin; n += 1) await attempt(`mauvais mot ${n}`);
  await attempt(PASSWORD);
  await page.getByText('Trop d’essais.').waitFor();
  assert.equal(await menuOf(page).count(), 0);
  await page.context().close();
  // Another person on the same machine is not kept out.
  await (await window.page(floor, 'nadia')).context().close();
});

test('a page of another origin cannot act with the agent’s cookie, though the browser sends it', { skip }, async () => {
  const page = await window.page(floor, 'nadia');
  const nadia = await floor.as('nadia');
  const state = async () => (await nadia(people.me, {})).presence.state;
  assert.equal(await state(), 'unavailable');
  await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
  const heard = page.waitForResponse((one) => one.url().includes('/api/people.setState'));
  await page.evaluate((url) => {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = `${url}/api/people.setState`;
    document.body.append(form);
    form.submit();
  }, floor.url);
  const answer = await heard;
  assert.equal(answer.status(), 403);
  assert.ok((await answer.request().allHeaders())['cookie']?.includes('relais='), 'the cookie was sent');
  assert.equal(await state(), 'unavailable');
  await page.context().close();
});

test('signed out is signed out in every tab, and what was shown is gone', { skip }, async () => {
  const page = await window.page(floor, 'sam');
  const other = await page.context().newPage();
  await other.goto('/');
  await menuOf(other).waitFor();
  await page.getByRole('button', { name: /^Votre compte/ }).click();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.waitForURL(/\/sign-in/);
  await other.reload();
  await other.waitForURL(/\/sign-in/);
  assert.equal(await menuOf(other).count(), 0);
  await signIn(page, 'sam');
  await page.context().close();
});
