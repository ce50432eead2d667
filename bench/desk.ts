import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { percentile } from './support/mail-load.ts';
import { furnish, startProduct, type Product } from './support/product.ts';

/** What an agent waits for on the server with 100,000 interactions of 5 messages, and the size of the first page. */
const INTERACTIONS = Number(process.env['INTERACTIONS'] ?? 100_000);
const TIMES = 200;
const OFFERS = 200;

const ask = async (product: Product, cookie: string, name: string, body: object): Promise<Record<string, unknown>> => {
  const response = await fetch(`${product.url}/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
};

const fill = async (product: Product): Promise<void> => {
  const statements = [
    `insert into contacts.contacts (name) select 'Customer ' || n from generate_series(1, ${INTERACTIONS / 5}) n`,
    `insert into contacts.addresses (kind, address, contact_id) select 'email', 'customer' || id || '@customer.example', id from contacts.contacts`,
    `insert into interactions.interactions (mailbox_id, contact_id, skill_id, subject, snippet, status, last_agent_id, message_count, created_at, last_message_at, ended_at)
     select 1, 1 + n % ${INTERACTIONS / 5}, 1, 'Order ' || n, 'Where is my order ' || n, case when n % 3 = 0 then 'resolved' else 'closed' end,
            2 + n % 20, 5, now() - n * interval '1 minute', now() - n * interval '1 minute', now()
     from generate_series(1, ${INTERACTIONS}) n`,
    `insert into interactions.messages (interaction_id, direction, rfc_message_id, sender, recipients_to, subject, text, fresh_text, snippet, written_at)
     select i.id, case when k % 2 = 1 then 'in' else 'out' end, 'm' || i.id || '.' || k || '@bench.example',
            '{"name":"Customer","address":"customer@customer.example"}', '[{"name":"","address":"support@desk.example"}]', i.subject,
            repeat('A line of what was written about the order. ', 20), repeat('A line of what was written about the order. ', 20),
            'A line of what was written', i.created_at + k * interval '1 hour'
     from interactions.interactions i cross join generate_series(1, 5) k`,
    `insert into interactions.messages (interaction_id, direction, rfc_message_id, sender, recipients_to, subject, text, fresh_text, snippet, written_at)
     select 1, case when k % 2 = 1 then 'in' else 'out' end, 'long.' || k || '@bench.example',
            '{"name":"Customer","address":"customer@customer.example"}', '[]', 'Long', repeat('A line of what was written. ', 60), repeat('A line of what was written. ', 60),
            'A line', now() - (200 - k) * interval '1 minute' from generate_series(1, 195) k`,
    `update interactions.interactions set assignee_id = 2, status = 'open', message_count = 200 where id = 1`,
    `update interactions.interactions set assignee_id = 2, status = 'open' where id between 2 and 60`,
    'vacuum analyze',
  ];
  for (const statement of statements) await product.pool.query(statement);
};

const timed = async (label: string, times: number, run: (n: number) => Promise<unknown>): Promise<void> => {
  for (let n = 0; n < 10; n++) await run(-1 - n);
  const values: number[] = [];
  for (let n = 0; n < times; n++) {
    const start = performance.now();
    await run(n);
    values.push(performance.now() - start);
  }
  const line = `p50 ${percentile(values, 0.5).toFixed(1)} ms  p95 ${percentile(values, 0.95).toFixed(1)} ms  max ${Math.max(...values).toFixed(1)} ms`;
  console.log(`${label.padEnd(52)} ${line}`);
};

const product = await startProduct();
try {
  const [agent, other] = await furnish(product, 21);
  const { cookie } = agent!;
  const start = performance.now();
  await fill(product);
  console.log(
    `${INTERACTIONS} interactions of 5 messages, made in ${((performance.now() - start) / 1000).toFixed(0)} s\n`,
  );
  await timed('Interactions menu, 60 in the inbox', TIMES, () => ask(product, cookie, 'inbox.list', {}));
  await timed('opening one with 200 messages (first 50)', TIMES, () =>
    ask(product, cookie, 'thread.open', { interactionId: 1 }),
  );
  await timed('opening one with 200 messages (all 200)', TIMES, () =>
    ask(product, cookie, 'thread.open', { interactionId: 1, limit: 200 }),
  );
  await timed('browsing all', TIMES, () => ask(product, cookie, 'inbox.browse', { view: 'all' }));
  await timed("the customer's card", TIMES, (n) =>
    ask(product, cookie, 'customerCard.open', { contactId: 10 + Math.abs(n) }),
  );

  // Offers of their own: one agent with room, each acceptance timed, the next one coming by itself.
  await product.pool.query('update routing.skills set offers = true, offer_seconds = 600');
  for (const session of [agent!, other!])
    await ask(product, session.cookie, 'people.setState', { state: 'unavailable' });
  await product.pool.query(`update people.presence set state = 'unavailable'`);
  await product.pool.query(
    `with fresh as (
       insert into interactions.interactions (mailbox_id, contact_id, skill_id, subject) select 1, 1 + n, 1, 'Waiting ' || n from generate_series(1, ${OFFERS + 50}) n returning id
     ) insert into routing.queue (interaction_id, skill_id, priority) select id, 1, 5 from fresh`,
  );
  await ask(product, other!.cookie, 'people.setState', { state: 'available' });
  const claims: number[] = [];
  while (claims.length < OFFERS) {
    const { offers } = (await ask(product, other!.cookie, 'inbox.list', {})) as { offers: { id: number }[] };
    for (const { id } of offers.slice(0, OFFERS - claims.length)) {
      const begun = performance.now();
      await ask(product, other!.cookie, 'inbox.acceptOffer', { offerId: id });
      claims.push(performance.now() - begun);
    }
  }
  console.log(
    `${'claiming the next offer'.padEnd(52)} p50 ${percentile(claims, 0.5).toFixed(1)} ms  p95 ${percentile(claims, 0.95).toFixed(1)} ms  max ${Math.max(...claims).toFixed(1)} ms`,
  );
} finally {
  await product.stop();
}

/** Everything index.html loads before the first click: its scripts and what they import without waiting. */
const initialScripts = (folder: string): string[] => {
  const html = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const wanted = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]!);
  const seen = new Set<string>();
  for (let name = wanted.shift(); name; name = wanted.shift()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const code = readFileSync(path.join(folder, name), 'utf8');
    for (const match of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) wanted.push(`assets/${match[1]}`);
  }
  return [...seen];
};
const folder = path.resolve('web-dist');
try {
  readdirSync(folder);
  const sizes = initialScripts(folder).map((name) => gzipSync(readFileSync(path.join(folder, name))).byteLength);
  console.log(
    `\ninitial JavaScript: ${sizes.length} files, ${(sizes.reduce((sum, one) => sum + one, 0) / 1000).toFixed(0)} KB gzipped`,
  );
} catch {
  console.log('\nThe page is not built: run npm run build to measure its size.');
}
