import type { BrowserContext, Page } from 'playwright-core';

const ORIGIN = 'http://bench.invalid';
const TYPES: Record<string, string> = { css: 'text/css', js: 'text/javascript' };

export type Canary = {
  page: Page;
  /** What happened since the last call that an inert mail cannot make happen. */
  sung: () => Promise<string[]>;
};

/** Opens the site in a page where every sign of life of a mail is written down: code, network, windows, navigation. */
export const openCanary = async (
  context: BrowserContext,
  site: ReadonlyMap<string, string>,
  policy: string | null,
): Promise<Canary> => {
  const events: string[] = [];
  const page = await context.newPage();
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    const body = url.startsWith(`${ORIGIN}/`) ? site.get(new URL(url).pathname) : undefined;
    if (body === undefined) {
      events.push(`request ${url.slice(0, 120)}`);
      return route.abort();
    }
    const type = TYPES[url.split('.').at(-1) ?? ''] ?? 'text/html';
    return route.fulfill({
      body,
      contentType: `${type}; charset=utf-8`,
      ...(policy && type === 'text/html' ? { headers: { 'content-security-policy': policy } } : {}),
    });
  });
  await page.addInitScript(() => {
    const fired: string[] = [];
    const sing = (name: string) => () => fired.push(name);
    Object.assign(window, {
      __fired: fired,
      alert: sing('alert'),
      confirm: sing('confirm'),
      prompt: sing('prompt'),
      print: sing('print'),
    });
  });
  page.on('dialog', (dialog) => {
    events.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (['log', 'info', 'debug', 'dir'].includes(message.type())) events.push(`console ${message.text().slice(0, 80)}`);
  });
  page.on('popup', (popup) => {
    events.push('popup');
    void popup.close();
  });
  page.on('pageerror', (error) => events.push(`script error ${error.message.slice(0, 80)}`));
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction(() => 'bench' in window);
  page.on('framenavigated', (frame) => {
    // A link to a place in the same page leaves it where it is.
    if (frame === page.mainFrame() && frame.url().split('#')[0] !== `${ORIGIN}/`)
      events.push(`navigated ${frame.url().slice(0, 80)}`);
  });
  return {
    page,
    sung: async () => {
      const fired = await page.evaluate(() => {
        const list = (window as unknown as { __fired: string[] }).__fired;
        return list.splice(0);
      });
      return [...events.splice(0), ...fired];
    },
  };
};
