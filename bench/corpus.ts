import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { htmlToText } from '../src/doors/mail-in/parse/html-to-text.ts';
import { sendLoad, stuffed } from './support/mail-load.ts';
import { furnish, startProduct, type Product } from './support/product.ts';
import { INVENTED, type ScorerRow } from './scorer-rows.ts';

/**
 * Sends every mail of the corpus named by RELAIS_CORPUS through the real SMTP door, reads back what the product
 * made of it, and prints what the corpus's scorers think. usage: npm run corpus [mail consensus robust threads xss]
 */
const corpus = process.env['RELAIS_CORPUS'];
const SETS = ['mail', 'consensus', 'robust', 'threads', 'xss'];
const ORDERS = ['given', 'reversed', 'shuffled'] as const;

type Expectation = { id: string; eml_path: string };
type ThreadSet = { id: string; messages: { message_id: string; eml_path: string }[] };

const read = <T>(name: string): T[] =>
  readFileSync(path.join(corpus!, 'score/expect', `${name}.dev.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

const out = mkdtempSync(path.join(os.tmpdir(), 'corpus-'));
/** Prints the scorer's table; returns it. A field below its minimum makes the whole run fail. */
const score = (script: string, parameters: string[]): string => {
  const done = spawnSync(process.execPath, [path.join(corpus!, 'score', script), ...parameters], { encoding: 'utf8' });
  process.stdout.write(done.stdout + done.stderr);
  if (done.status !== 0) process.exitCode = 1;
  return done.stdout;
};

/** What may not get worse. The few that miss 100 % ask for what is unsafe or impossible to keep: a path as a file name, a NUL. */
const LEAST: Record<string, string> = {
  mail: 'subject=1,from=1,to=1,date=1,attachments=0.98,text=0.96,is_bounce=0.99,is_auto_reply=0.99,visible_text=0.99',
  consensus: 'subject=0.995,from=1,to=0.995,date=1,attachments=0.99,text=1',
};

/** Through the door, one after the other so that the order is the order of arrival; resolves to id -> ledger number. */
const deliver = async (
  product: Product,
  mails: readonly { id: string; raw: Buffer }[],
): Promise<Map<string, number>> => {
  const sent = await sendLoad(
    product.smtp,
    mails.map((mail) => ({ ...mail, raw: stuffed(mail.raw) })),
    {
      connections: 1,
      fresh: false,
      // The corpus has no envelopes: what the mails say of themselves is all there is.
      from: '',
    },
  );
  for (;;) {
    const { rows } = await product.pool.query("select count(*)::int as n from mail_in.ledger where state = 'received'");
    if (rows[0].n === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  for (const one of sent.filter((mail) => !mail.accepted))
    console.log(`  not accepted ${one.id}: ${one.answer.trim()}`);
  return new Map(
    sent.filter((one) => one.accepted).map((one) => [one.id, Number(/Kept as (\d+)/.exec(one.answer)![1])]),
  );
};

type AttachmentRow = { name: string; type: string; size: string; sha256: string };
type MessageRow = {
  subject: string;
  sender: { name: string; address: string };
  to: { address: string }[];
  cc: { address: string }[];
  written_at: Date;
  text: string;
  fresh_text: string;
  html: string | null;
  kind: string;
  attachments: AttachmentRow[] | null;
};

const rowOf = (id: string, message: MessageRow, dataDir: string): ScorerRow => ({
  id,
  subject: message.subject,
  from: message.sender,
  to: message.to.map((one) => one.address),
  cc: message.cc.map((one) => one.address),
  date: message.written_at.toISOString(),
  text: message.text,
  html_text: message.html === null ? null : htmlToText(message.html),
  attachments: (message.attachments ?? []).map((file) => ({
    name: INVENTED.test(file.name) ? null : file.name,
    type: file.type,
    size: Number(file.size),
    md5: createHash('md5')
      .update(readFileSync(path.join(dataDir, 'blobs', file.sha256.slice(0, 2), file.sha256)))
      .digest('hex'),
  })),
  is_bounce: message.kind === 'bounce',
  is_auto_reply: message.kind === 'auto-reply',
  is_feedback_report: message.kind === 'feedback-report',
  visible_text: message.fresh_text || message.text,
});

const answers = async (product: Product, ledger: Map<string, number>): Promise<ScorerRow[]> => {
  const rows: ScorerRow[] = [];
  for (const [id, number] of ledger) {
    const { rows: found } = await product.pool.query(
      `select l.state, l.reason, (extract(epoch from l.settled_at - l.received_at) * 1000)::int as ms,
              m.subject, m.sender, m.recipients_to as to, m.recipients_cc as cc, m.written_at, m.text, m.fresh_text, m.html, m.kind,
              (select json_agg(a order by a.position) from interactions.attachments a where a.message_id = m.id) as attachments
       from mail_in.ledger l left join interactions.messages m on m.id = l.message_id where l.id = $1`,
      [number],
    );
    const one = found[0];
    if (one.subject === null) rows.push({ id, error: `${one.state} ${one.reason ?? ''}`, ms: one.ms });
    else rows.push({ ...rowOf(id, one as MessageRow, product.dataDir), ms: one.ms });
  }
  return rows;
};

const mails = async (set: string): Promise<void> => {
  const product = await startProduct();
  try {
    await furnish(product, 0);
    const expected = read<Expectation>(set);
    const ledger = await deliver(
      product,
      expected.map(({ id, eml_path }) => ({ id, raw: readFileSync(path.join(corpus!, eml_path)) })),
    );
    const rows = await answers(product, ledger);
    console.log(`\n# ${set}: ${expected.length} mails sent, ${ledger.size} accepted, through the SMTP door`);
    for (const row of rows.filter(({ error }) => error)) console.log(`  set aside ${row.id}: ${row.error}`);
    const got = path.join(out, `${set}.jsonl`);
    writeFileSync(got, rows.map((row) => JSON.stringify(row)).join('\n'));
    const expectFile = path.join(corpus!, 'score/expect', `${set}.dev.jsonl`);
    score('score_mail.mjs', [
      '--expect',
      expectFile,
      '--got',
      got,
      '--fails',
      path.join(out, `${set}.fails.jsonl`),
      ...(LEAST[set] ? ['--min', LEAST[set]] : []),
    ]);
    if (rows.length < expected.length) process.exitCode = 1;
  } finally {
    await product.stop();
  }
};

const ordered = <T>(list: readonly T[], order: (typeof ORDERS)[number]): T[] => {
  if (order === 'given') return [...list];
  if (order === 'reversed') return [...list].reverse();
  const key = (one: T): string => createHash('md5').update(JSON.stringify(one)).digest('hex');
  return [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1));
};

const threads = async (order: (typeof ORDERS)[number]): Promise<void> => {
  const product = await startProduct();
  try {
    await furnish(product, 0);
    const results: string[] = [];
    for (const set of read<ThreadSet>('threads')) {
      const mailsOfSet = ordered(set.messages, order).map((one) => ({
        id: one.message_id,
        raw: readFileSync(path.join(corpus!, one.eml_path)),
      }));
      const ledger = await deliver(product, mailsOfSet);
      const { rows } = await product.pool.query<{ id: number; interaction: number }>(
        `select l.id::int, m.interaction_id::int as interaction from mail_in.ledger l
         join interactions.messages m on m.id = l.message_id where l.id = any($1)`,
        [[...ledger.values()]],
      );
      const home = new Map(rows.map((row) => [row.id, row.interaction]));
      const groups = new Map<number, string[]>();
      for (const [messageId, number] of ledger) {
        const interaction = home.get(number);
        if (interaction !== undefined) groups.set(interaction, [...(groups.get(interaction) ?? []), messageId]);
      }
      results.push(JSON.stringify({ id: set.id, groups: [...groups.values()] }));
    }
    const got = path.join(out, `threads.${order}.jsonl`);
    writeFileSync(got, results.join('\n'));
    console.log(`\n# threads, mails in ${order} order`);
    const table = score('score_threads.mjs', [
      '--expect',
      path.join(corpus!, 'score/expect/threads.dev.jsonl'),
      '--got',
      got,
    ]);
    const total = /TOTAL threads exact .*\(([\d.]+)%\)\s+pair precision ([\d.]+)/.exec(table);
    if (!total || Number(total[1]) < 98.6 || Number(total[2]) < 1) process.exitCode = 1;
  } finally {
    await product.stop();
  }
};

if (!corpus) console.log('RELAIS_CORPUS is not set: nothing to score.');
else {
  const wanted = process.argv.length > 2 ? process.argv.slice(2) : SETS;
  for (const set of wanted.filter((one) => ['mail', 'consensus', 'robust'].includes(one))) await mails(set);
  if (wanted.includes('threads')) for (const order of ORDERS) await threads(order);
  if (wanted.includes('xss')) spawnSync(process.execPath, [path.resolve('bench/xss.ts')], { stdio: 'inherit' });
  console.log(`\nAnswers and failing rows are in ${out}`);
}
