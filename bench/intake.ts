import { spawnSync } from 'node:child_process';
import { makeMail, percentile, sendLoad, type Sent } from './support/mail-load.ts';
import { startPostfixStore } from './support/postfix-store.ts';
import { furnish, startProduct, type Product } from './support/product.ts';

/** Mails per second in, threaded and routed, with what it costs; beside postfix, which only stores them. */
const COUNT = Number(process.env['MAILS'] ?? 2_000);
const BYTES = 20_000;
const CONNECTIONS = 10;
const AGENTS = 20;

const rate = (count: number, milliseconds: number): string => `${Math.round((count * 1000) / milliseconds)}/s`;
const ms = (value: number): string => `${value.toFixed(1)} ms`;

const settled = async (product: Product, wanted: number): Promise<void> => {
  for (;;) {
    const { rows } = await product.pool.query(
      `select (select count(*)::int from mail_in.ledger where state = 'received') as left,
              (select count(*)::int from mail_in.ledger where state = 'threaded') as threaded,
              (select count(*)::int from routing.queue) as queued`,
    );
    if (rows[0].left === 0 && rows[0].threaded >= wanted && rows[0].queued === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const measure = async (product: Product, label: string, count: number, fresh: boolean): Promise<void> => {
  const run = `${label.replace(/\W/g, '')}${Date.now()}`;
  const mails = Array.from({ length: count }, (_unused, n) => makeMail(run, n, BYTES));
  const { rows } = await product.pool.query("select count(*)::int as n from mail_in.ledger where state = 'threaded'");
  const cpuBefore = await product.cpu();
  const start = performance.now();
  const sent = await sendLoad(product.smtp, mails, { connections: CONNECTIONS, fresh });
  const accepted = performance.now() - start;
  const good = sent.filter((one) => one.accepted);
  await settled(product, rows[0].n + good.length);
  const routed = performance.now() - start;
  const cpu = (await product.cpu()) - cpuBefore;
  const times = good.map((one) => one.dataMs);
  console.log(
    `${label.padEnd(34)} accepted ${rate(good.length, accepted).padStart(7)}  threaded+routed ${rate(good.length, routed).padStart(7)}` +
      `  DATA→250 p50 ${ms(percentile(times, 0.5))} p95 ${ms(percentile(times, 0.95))}  CPU ${((cpu * 1000) / good.length).toFixed(2)} ms a mail` +
      `  peak ${Math.round((await product.memory()) / 1e6)} MB${good.length < count ? `  REFUSED ${count - good.length}` : ''}`,
  );
};

/** Time from 250 to the event in the stream of the agent it was given to, at 20 mails a second. */
const untilSeen = async (product: Product, sessions: readonly { cookie: string }[]): Promise<void> => {
  const seen = new Map<number, number>();
  const stop = new AbortController();
  for (const { cookie } of sessions) {
    const response = await fetch(`${product.url}/api/stream`, { headers: { cookie }, signal: stop.signal });
    void (async () => {
      let text = '';
      for await (const chunk of response.body!) {
        text += Buffer.from(chunk).toString();
        for (const match of text.matchAll(/data: (\{"kind":"interactions\.(?:assigned|received)".*\})\n/g)) {
          const event = JSON.parse(match[1]!) as { interaction: number };
          if (!seen.has(event.interaction)) seen.set(event.interaction, performance.now());
        }
        text = text.slice(text.lastIndexOf('\n\n') + 2);
      }
    })().catch(() => {});
  }
  const run = `seen${Date.now()}`;
  const sent: Sent[] = [];
  const count = 400;
  const pending: Promise<unknown>[] = [];
  for (let n = 0; n < count; n++) {
    const mail = makeMail(run, n * 3, BYTES);
    pending.push(sendLoad(product.smtp, [mail], { connections: 1, fresh: true, onSent: (one) => sent.push(one) }));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await Promise.all(pending);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const { rows } = await product.pool.query<{ id: string; interaction: number }>(
    'select rfc_message_id as id, interaction_id::int as interaction from interactions.messages where rfc_message_id like $1',
    [`${run}.%`],
  );
  stop.abort();
  const at = new Map(rows.map((row) => [row.id, seen.get(row.interaction)]));
  const delays = sent.filter((one) => at.get(one.id) !== undefined).map((one) => Math.max(0, at.get(one.id)! - one.at));
  console.log(
    `250 → agent's stream, 20 mails/s     seen ${delays.length}/${count}  p50 ${ms(percentile(delays, 0.5))}  p95 ${ms(percentile(delays, 0.95))}`,
  );
};

const product = await startProduct();
try {
  const sessions = await furnish(product, AGENTS);
  console.log(`${COUNT} mails of ${BYTES / 1000} KB, a third replies, ${CONNECTIONS} connections, fsync on\n`);
  await measure(product, 'warm-up', 200, false);
  await measure(product, 'Relais, connections stay open', COUNT, false);
  await measure(product, 'Relais, a connection for each mail', COUNT, true);
  await untilSeen(product, sessions);
  if (process.argv.includes('--long')) await measure(product, 'Relais, ten times as many', COUNT * 10, false);
} finally {
  await product.stop();
}

if (spawnSync('which', ['postfix']).status === 0 && process.getuid?.() === 0) {
  const postfix = await startPostfixStore();
  try {
    for (const fresh of [false, true]) {
      const mails = Array.from({ length: COUNT }, (_unused, n) => makeMail(`postfix${fresh}${Date.now()}`, n, BYTES));
      const start = performance.now();
      const sent = await sendLoad(postfix, mails, { connections: CONNECTIONS, fresh });
      const accepted = performance.now() - start;
      await postfix.delivered(COUNT * (fresh ? 2 : 1));
      const stored = performance.now() - start;
      const times = sent.filter((one) => one.accepted).map((one) => one.dataMs);
      console.log(
        `${`postfix to maildir, ${fresh ? 'a connection for each' : 'connections stay open'}`.padEnd(34)} accepted ${rate(times.length, accepted).padStart(7)}` +
          `  stored          ${rate(times.length, stored).padStart(7)}  DATA→250 p50 ${ms(percentile(times, 0.5))} p95 ${ms(percentile(times, 0.95))}`,
      );
    }
  } finally {
    await postfix.stop();
  }
} else console.log('postfix is not installed (or this is not root): no comparison');
