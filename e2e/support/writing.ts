import PostalMime, { type Email } from 'postal-mime';
import type { Locator, Page } from 'playwright-core';
import { openReply as openReplyCall } from '#desk/compose/contract.ts';
import { editorOf, goAvailable, openReply, openRow, openWindow, replyOf, rowOf, type Window } from './browser.ts';
import { startFloor, type Floor, type FloorOptions } from './floor.ts';
import { sendMail } from './mail.ts';
import { startSmtpPeer, type PeerMail, type SmtpPeer } from './smtp-peer.ts';
import { until } from './until.ts';

/** What stands on the clipboard, by type; files beside it. */
export type Clipboard = {
  html?: string;
  text?: string;
  rtf?: string;
  /** A picture of that size, teal. */
  png?: { width: number; height: number };
};

/** Pastes where the focus is, as the browser does for Ctrl+V: with all that the other program put on the clipboard. */
export const paste = (page: Page, clipboard: Clipboard): Promise<void> =>
  page.evaluate(async ({ html, text, rtf, png }) => {
    const data = new DataTransfer();
    for (const [type, value] of [
      ['text/html', html],
      ['text/plain', text],
      ['text/rtf', rtf],
    ] as const)
      if (value !== undefined) data.setData(type, value);
    if (png) {
      const canvas = new OffscreenCanvas(png.width, png.height);
      const context = canvas.getContext('2d')!;
      context.fillStyle = 'teal';
      context.fillRect(0, 0, png.width, png.height);
      data.items.add(new File([await canvas.convertToBlob()], 'image.png', { type: 'image/png' }));
    }
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(event);
  }, clipboard);

/** An agent at work whose answers go to a mail server that keeps what it receives. */
export type Desk = {
  floor: Floor;
  window: Window;
  peer: SmtpPeer;
  /** The one that is worked in; put another here when it is gone. */
  page: Page;
  /** A new mail of a customer's, opened, with the reply field open and the caret in it. */
  answering(subject: string): Promise<Locator>;
  send(): Promise<void>;
  /** The text as the server keeps it for the interaction that is open, once it says all of `includes`. */
  draftSaying(includes: string): Promise<string>;
  /** The mail with that subject, as the customer's server received it. */
  arrived(subject: string): Promise<PeerMail & { parsed: Email }>;
  close(): Promise<void>;
};

export const openDesk = async (options: FloorOptions = {}): Promise<Desk> => {
  const window = await openWindow();
  const peer = await startSmtpPeer();
  const floor = await startFloor({
    outgoing: {
      kind: 'smtp',
      host: '127.0.0.1',
      port: peer.port,
      security: 'none',
      user: '',
      dkimDomain: '',
      dkimSelector: '',
    },
    agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }],
    ...options,
  });
  const page = await window.page(floor, 'nadia');
  await goAvailable(page);
  const desk: Desk = {
    floor,
    window,
    peer,
    page,
    async answering(subject) {
      const { page } = desk;
      await sendMail(floor, { subject });
      await rowOf(page, subject).waitFor();
      await openRow(page, subject);
      await openReply(page);
      await editorOf(page).click();
      return editorOf(page);
    },
    async send() {
      const { page } = desk;
      const button = replyOf(page).getByRole('button', { name: 'Envoyer le message' });
      await until('ready to send', async () => (await button.getAttribute('aria-disabled')) === null);
      await button.click();
      await replyOf(page).waitFor({ state: 'detached' });
    },
    async draftSaying(includes) {
      const agent = await floor.as('nadia');
      const interactionId = Number(/(\d+)(?:\?|#|$)/.exec(desk.page.url())![1]);
      return until(`a draft saying ${includes}`, async () => {
        const { content } = await agent(openReplyCall, { interactionId });
        return content.html.includes(includes) && content.html;
      });
    },
    async arrived(subject) {
      const mail = await until(`mail about ${subject}`, () => peer.received.find((one) => one.raw.includes(subject)));
      return { ...mail, parsed: await PostalMime.parse(mail.raw) };
    },
    async close() {
      await window.close();
      await floor.stop();
      await peer.close();
    },
  };
  return desk;
};
