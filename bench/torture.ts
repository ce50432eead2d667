import { rm, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { makeMail, sendLoad } from './support/mail-load.ts';
import { familyOf, furnish, startProduct, type Product } from './support/product.ts';

/**
 * kill -9 of the whole process group at random moments under load, again and again, in one data folder.
 * At the end every mail that got its 250 is there exactly once, and every answer that was queued
 * left exactly once or is marked uncertain. usage: npm run torture [rounds] [mails]
 */
const ROUNDS = Number(process.argv[2] ?? 30);
const MAILS = Number(process.argv[3] ?? 1_000);
const CONNECTIONS = 10;
const ANSWERS_PER_ROUND = 5;

type Arrivals = Map<string, number>;

/** Where answers go: counts each Message-ID that got as far as its 250, and each that was cut before it. */
const startCustomerServer = async (): Promise<{ port: number; arrived: Arrivals; stop(): Promise<void> }> => {
  const arrived: Arrivals = new Map();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const id = /^message-id:\s*<([^>]+)>/im.exec(Buffer.concat(chunks).toString('latin1'))?.[1];
        if (id) arrived.set(id, (arrived.get(id) ?? 0) + 1);
        done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    port: (server.server.address() as { port: number }).port,
    arrived,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
};

const killFamily = async (product: Product): Promise<void> => {
  const family = await familyOf(product.pid);
  for (const pid of family) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Ended between the listing and the blow.
    }
  }
  await product.pool.end().catch(() => {});
};

const answerSome = async (product: Product, cookie: string): Promise<string[]> => {
  const queued: string[] = [];
  const { rows } = await product.pool.query<{ id: number }>(
    `select i.id::int from interactions.interactions i where i.message_count > 0 and i.waiting_for = 'agent' order by random() limit $1`,
    [ANSWERS_PER_ROUND],
  );
  for (const { id } of rows) {
    const opened = await fetch(`${product.url}/api/compose.openReply`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ interactionId: id }),
    });
    const { content } = (await opened.json()) as { content: Record<string, unknown> };
    const sent = await fetch(`${product.url}/api/compose.sendReply`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({
        interactionId: id,
        content: { ...content, html: '<p>Answer</p>' },
        onceKey: crypto.randomUUID(),
      }),
    });
    if (!sent.ok) continue;
    const { messageId } = (await sent.json()) as { messageId: number };
    const found = await product.pool.query<{ id: string }>(
      'select rfc_message_id as id from interactions.messages where id = $1',
      [messageId],
    );
    queued.push(found.rows[0]!.id);
  }
  return queued;
};

const settledWithin = async (product: Product, seconds: number): Promise<boolean> => {
  for (let looks = 0; looks < seconds * 10; looks++) {
    const { rows } = await product.pool.query(
      `select (select count(*)::int from mail_in.ledger where state = 'received') as mails,
              (select count(*)::int from interactions.messages where delivery in ('held', 'queued', 'sending')) as answers`,
    );
    if (rows[0].mails === 0 && rows[0].answers === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
};

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'relais-torture-'));
const customer = await startCustomerServer();
const accepted = new Set<string>();
const answered = new Set<string>();
let cookie = '';
try {
  let product = await startProduct({ dataDir });
  cookie = (await furnish(product, 1))[0]!.cookie;
  const outgoing = {
    kind: 'smtp',
    host: '127.0.0.1',
    port: customer.port,
    security: 'none',
    user: '',
    dkimDomain: '',
    dkimSelector: '',
  };
  await product.pool.query('update mailboxes.mailboxes set outgoing = $1', [outgoing]);
  await product.pool.query(
    `insert into settings.settings (key, value) values ('house', '{"companyName":"","undoSeconds":0,"requeueMinutes":0}') on conflict do nothing`,
  );
  await product.stop();

  for (let round = 1; round <= ROUNDS; round++) {
    const start = performance.now();
    product = await startProduct({ dataDir });
    const up = performance.now() - start;
    const mails = Array.from({ length: MAILS }, (_unused, n) => makeMail(`torture${round}`, n, 4_000));
    let dead = false;
    const load = sendLoad(product.smtp, mails, { connections: CONNECTIONS, fresh: false, stopOnLoss: true });
    const answers = (async () => {
      while (!dead) {
        const queued = await answerSome(product, cookie).catch(() => []);
        for (const id of queued) answered.add(id);
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 2_500));
    await killFamily(product);
    dead = true;
    const sent = await load;
    await answers;
    for (const one of sent) if (one.accepted) accepted.add(one.id);
    process.stdout.write(
      `round ${round}: up in ${(up / 1000).toFixed(1)} s, killed after ${sent.filter((one) => one.accepted).length} mails; ${accepted.size} accepted, ${answered.size} answers queued so far\n`,
    );
  }

  product = await startProduct({ dataDir });
  const calm = await settledWithin(product, 180);
  const { rows: there } = await product.pool.query<{ id: string; copies: number }>(
    `select rfc_message_id as id, count(*)::int as copies from interactions.messages where direction = 'in' group by rfc_message_id`,
  );
  const copies = new Map(there.map((row) => [row.id, row.copies]));
  const lost = [...accepted].filter((id) => !copies.has(id));
  const doubled = there.filter((row) => row.copies > 1);
  const { rows: replies } = await product.pool.query<{ id: string; delivery: string }>(
    `select rfc_message_id as id, delivery from interactions.messages where direction = 'out'`,
  );
  const deliveries = new Map(replies.map((row) => [row.id, row.delivery]));
  const times = (id: string): number => customer.arrived.get(id) ?? 0;
  const forgotten = [...answered].filter((id) => !deliveries.has(id));
  const twice = [...deliveries.keys()].filter((id) => times(id) > 1);
  const silent = replies.filter((row) => row.delivery === 'sent' && times(row.id) !== 1);
  const uncertain = replies.filter((row) => row.delivery === 'uncertain');
  const stuck = replies.filter((row) => !['sent', 'uncertain'].includes(row.delivery));
  console.log(`
${ROUNDS} kills; everything settled: ${calm ? 'yes' : 'NO'}
mails accepted ${accepted.size}: lost ${lost.length}, doubled ${doubled.length}
answers queued ${deliveries.size}: forgotten ${forgotten.length}, left twice ${twice.length}, said sent but not there ${silent.length}, uncertain ${uncertain.length}, neither sent nor uncertain ${stuck.length}`);
  await product.stop();
  if (!calm || lost.length || doubled.length || forgotten.length || twice.length || silent.length || stuck.length)
    process.exitCode = 1;
} finally {
  // Connections that the last house keeps for its next answer would hold the server open.
  void customer.stop();
  await rm(dataDir, { recursive: true, force: true });
}
process.exit();
