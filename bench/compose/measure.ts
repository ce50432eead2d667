import type { Page } from 'playwright-core';

type Watch = { last: number; gap: number; task: number; on: boolean };
type MeasuredWindow = Window & { watch: Watch; keys: number[] };

/** Begins to watch for freezes in a page: the longest time between two frames, and the longest task. */
export const watchFreezes = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const own = window as unknown as MeasuredWindow;
    const watch: Watch = { last: performance.now(), gap: 0, task: 0, on: true };
    if (own.watch) own.watch.on = false;
    own.watch = watch;
    const frame = (): void => {
      const now = performance.now();
      watch.gap = Math.max(watch.gap, now - watch.last);
      watch.last = now;
      if (watch.on) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) if (watch.on) watch.task = Math.max(watch.task, duration);
    }).observe({ type: 'longtask' });
  });

/** Milliseconds of the longest freeze since `watchFreezes`. */
export const longestFreeze = async (page: Page): Promise<number> => {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.evaluate(() => {
    const { watch } = window as unknown as MeasuredWindow;
    return Math.max(watch.gap, watch.task);
  });
};

/** Types `count` letters where the caret is; milliseconds from each keydown to after the frame that shows it. */
export const keyTimes = async (page: Page, count: number): Promise<number[]> => {
  await page.evaluate(() => {
    const own = window as unknown as MeasuredWindow;
    own.keys = [];
    window.addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          // After the frame's layout and paint have been handed over.
          port1.onmessage = () => own.keys.push(performance.now() - timeStamp);
          port2.postMessage(null);
        }),
      { capture: true },
    );
  });
  for (let n = 0; n < count; n++) {
    await page.keyboard.press('abcdefghij'[n % 10]!);
    await page.waitForFunction((done) => (window as unknown as MeasuredWindow).keys.length >= done, n + 1, {
      polling: 5,
      timeout: 120_000,
    });
  }
  const times = await page.evaluate(() => (window as unknown as MeasuredWindow).keys.slice());
  return times.slice(0, count);
};
