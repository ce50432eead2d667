// Believable customer mail by real SMTP, at a chosen rate: `npm run demo:traffic -- --rate 2 --minutes 5`.
import { parseArgs } from 'node:util';
import nodemailer from 'nodemailer';
import { createCustomers, type Outgoing } from '#app/demo/traffic/customers-at-large.ts';
import { openShopMail } from '#app/demo/traffic/shop-mail.ts';
import { tell } from '#app/demo/traffic/words.ts';

/** A third of the mail is in conversations that exist already. */
const SHARE_OF_REPLIES = 1 / 3;
/** Beyond this many under way, the next mail waits: a slow house is not buried. */
const MOST_UNDER_WAY = 64;
const CONNECTIONS = 8;
/** Milliseconds between progress lines where there is no terminal to rewrite one. */
const LINE_EVERY = 10_000;

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const fail = (line: string): never => {
  process.stderr.write(`${line}\n`);
  process.exit(1);
};

/** '12' and '12/min' are a minute's, '3/s' a second's. Milliseconds between two mails; null when it is neither. */
const gapOf = (rate: string): number | null => {
  const match = /^(\d+(?:\.\d+)?)\s*(?:\/\s*(s|sec|min|m))?$/.exec(rate.trim());
  const count = Number(match?.[1] ?? 0);
  if (count <= 0) return null;
  return (match![2]?.startsWith('s') ? 1_000 : 60_000) / count;
};

const options = (() => {
  try {
    const { values } = parseArgs({
      options: {
        rate: { type: 'string', default: '2/min' },
        minutes: { type: 'string' },
        smtp: { type: 'string', default: '127.0.0.1:2525' },
        url: { type: 'string', default: 'http://127.0.0.1:3000' },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${tell('usage')}`);
  }
})();
if (options.help) {
  print(tell('usage'));
  process.exit(0);
}
const refuse = (option: string, value: string): never => fail(`${tell('bad', { option, value })}\n\n${tell('usage')}`);

const gap = gapOf(options.rate) ?? refuse('--rate', options.rate);
const minutes = options.minutes === undefined ? Infinity : Number(options.minutes);
if (!(minutes > 0)) refuse('--minutes', options.minutes!);
const door = /^\[?([^\]]+?)\]?:(\d{1,5})$/.exec(options.smtp) ?? refuse('--smtp', options.smtp);
if (!URL.canParse(options.url)) refuse('--url', options.url);

const transport = nodemailer.createTransport({
  pool: true,
  host: door[1]!,
  port: Number(door[2]),
  maxConnections: CONNECTIONS,
  maxMessages: Infinity,
  // The listener's certificate is its own, and this traffic is made up.
  ignoreTLS: true,
  connectionTimeout: 5_000,
});

const problemOf = (error: unknown): string => (error as Error).message.split('\n')[0]!;
try {
  await transport.verify();
} catch (error) {
  fail(tell('nobody', { smtp: options.smtp, problem: problemOf(error) }));
}

const customers = createCustomers();
const shop = await openShopMail(options.url);
print(tell('start', { smtp: options.smtp, rate: options.rate.includes('/') ? options.rate : `${options.rate}/min` }));
if (!shop) print(tell('deaf', { url: options.url }));

const count = { sent: 0, replies: 0, failed: 0 };
let underWay = 0;
let stopped = false;
let lastProblem = '';

const compose = async (): Promise<Outgoing> => {
  if (Math.random() >= SHARE_OF_REPLIES) return customers.begin();
  const fromShop = await shop?.next().catch(() => null);
  if (fromShop) return customers.answer(fromShop);
  return (await customers.remind()) ?? customers.begin();
};

const send = async (): Promise<void> => {
  const mail = await compose();
  try {
    await transport.sendMail({ envelope: { from: mail.from, to: mail.to }, raw: mail.raw });
    count.sent += 1;
    if (mail.kind === 'reply') count.replies += 1;
  } catch (error) {
    count.failed += 1;
    lastProblem = problemOf(error);
    // Without an answer of the server it may be gone altogether.
    if ((error as { responseCode?: number }).responseCode === undefined)
      await transport.verify().catch(() => stop(tell('nobody', { smtp: options.smtp, problem: lastProblem })));
  }
};

let wake = (): void => {};
const stop = (line?: string): void => {
  if (stopped) return;
  stopped = true;
  wake();
  if (line) {
    process.stderr.write(`\n${line}\n`);
    process.exitCode = 1;
  }
};
process.on('SIGINT', () => stop());
process.on('SIGTERM', () => stop());

const live = process.stdout.isTTY === true;
const show = (): void => {
  const line = tell('progress', count);
  if (live) process.stdout.write(`\r\x1b[2K${line}`);
  else print(line);
};
const progress = setInterval(show, live ? 250 : LINE_EVERY);

const started = Date.now();
const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
/** Customers do not keep time: gaps vary as those of strangers do (exponentially), but the rate holds. */
let due = started;
const sends = new Set<Promise<void>>();
while (!stopped && Date.now() - started < minutes * 60_000) {
  if (underWay < MOST_UNDER_WAY && Date.now() >= due) {
    due = Math.max(due, Date.now() - 1_000) + gap * -Math.log(1 - Math.random());
    underWay += 1;
    const sending = send().finally(() => {
      underWay -= 1;
      sends.delete(sending);
    });
    sends.add(sending);
  }
  const wait = Math.min(due - Date.now(), started + minutes * 60_000 - Date.now());
  await sleep(underWay >= MOST_UNDER_WAY ? 20 : Math.max(0, wait));
}
await Promise.allSettled(sends);
clearInterval(progress);
show();
print(lastProblem ? `\n${tell('refused', { problem: lastProblem })}` : '');
transport.close();
