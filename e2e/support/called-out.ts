import type { BrowserContext, Page } from 'playwright-core';

type Heard = { tones: number; asked: number; shown: { title: string; body: string; silent: boolean }[] };
declare global {
  var heard: Heard;
  var notifications: Notification[];
}

/** Writes down, in every page of the profile, each tone that is started and each notification of the desktop. */
export const listenIn = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    globalThis.heard = { tones: 0, asked: 0, shown: [] };
    globalThis.notifications = [];
    // oxlint-disable-next-line typescript/unbound-method
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...when) {
      globalThis.heard.tones += 1;
      start.apply(this, when);
    };
    const Real = globalThis.Notification;
    globalThis.Notification = class extends Real {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        globalThis.heard.shown.push({ title, body: options?.body ?? '', silent: options?.silent === true });
        globalThis.notifications.push(this);
      }

      static override requestPermission(): Promise<NotificationPermission> {
        globalThis.heard.asked += 1;
        return Real.requestPermission();
      }
    };
  });

export const heardIn = (page: Page): Promise<Heard> => page.evaluate(() => globalThis.heard);

/** All that was called out in these tabs together. */
export const heardInAll = async (pages: readonly Page[]): Promise<Heard> => {
  const all = await Promise.all(pages.map(heardIn));
  return {
    tones: all.reduce((sum, one) => sum + one.tones, 0),
    asked: all.reduce((sum, one) => sum + one.asked, 0),
    shown: all.flatMap((one) => one.shown),
  };
};

/** As when its person works in another program: Playwright lets every page believe that it is in front. */
export const leave = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    document.hasFocus = () => false;
    window.dispatchEvent(new Event('blur'));
  });
};
export const comeBack = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    document.hasFocus = () => true;
    window.dispatchEvent(new Event('focus'));
  });
};
