import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import type { Locator, Page } from 'playwright-core';
import { editorOf, goAvailable, openReply, openRow, openWindow, replyOf, rowOf } from './browser.ts';
import { startFloor, type Floor } from './floor.ts';
import { sendMail } from './mail.ts';
import { startSmtpPeer } from './smtp-peer.ts';
import { until } from './until.ts';

export type Chosen = { name: string; mimeType: string; buffer: Buffer };
export const file = (name: string, content: string | Buffer = name, mimeType = 'application/octet-stream'): Chosen => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
});

export type FilesDesk = {
  floor: Floor;
  page: Page;
  /** Taken away at the end. */
  folder: string;
  /** A new mail of a customer's, opened, with the reply field open. */
  answering(subject: string): Promise<void>;
  attach(files: Chosen[]): Promise<void>;
  /** A file of the disk and not its bytes, which is what a driver hands over: only that one can change. */
  attachFromDisk(path: string): Promise<void>;
  list(): Locator;
  item(name: string): Locator;
  isDone(name: string): Promise<unknown>;
  sendButton(): Locator;
  write(text: string): Promise<void>;
  send(): Promise<void>;
  /** The mail with that subject, as the customer's server received it. */
  arrived(subject: string): Promise<Email>;
  close(): Promise<void>;
};

/** One agent at a desk whose mail leaves by SMTP, and what is done with files there. */
export const startFilesDesk = async (): Promise<FilesDesk> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'relais-files-'));
  const window = await openWindow();
  const peer = await startSmtpPeer();
  const { port } = peer;
  const floor = await startFloor({
    outgoing: { kind: 'smtp', host: '127.0.0.1', port, security: 'none', user: '', dkimDomain: '', dkimSelector: '' },
    agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }],
  });
  const page = await window.page(floor, 'nadia');
  await goAvailable(page);
  const list = (): Locator => replyOf(page).getByRole('list', { name: 'Fichiers joints' });
  const item = (name: string): Locator => list().getByRole('listitem').filter({ hasText: name });
  const sendButton = (): Locator => replyOf(page).getByRole('button', { name: 'Envoyer le message', exact: true });
  return {
    floor,
    page,
    folder,
    list,
    item,
    sendButton,
    async answering(subject) {
      await sendMail(floor, { subject });
      await rowOf(page, subject).waitFor();
      await openRow(page, subject);
      await openReply(page);
    },
    async attach(files) {
      const clip = replyOf(page).getByRole('button', { name: 'Joindre des fichiers' }).first();
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), clip.click()]);
      await chooser.setFiles(files);
    },
    async attachFromDisk(onDisk) {
      const browser = await page.context().newCDPSession(page);
      const { root } = await browser.send('DOM.getDocument');
      const selector = '.comp input[type=file]';
      const found = await browser.send('DOM.querySelector', { nodeId: root.nodeId, selector });
      await browser.send('DOM.setFileInputFiles', { nodeId: found.nodeId, files: [onDisk] });
      await browser.detach();
    },
    isDone: (name) =>
      until(`${name} on the server`, async () => (await item(name).first().getAttribute('data-state')) === 'done'),
    async write(text) {
      await editorOf(page).click();
      await page.keyboard.type(text);
    },
    async send() {
      await sendButton().click();
      await replyOf(page).waitFor({ state: 'detached' });
    },
    async arrived(subject) {
      const mail = await until(`mail about ${subject}`, () => peer.received.find((one) => one.raw.includes(subject)));
      return PostalMime.parse(mail.raw);
    },
    async close() {
      await window.close();
      await floor.stop();
      await peer.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
