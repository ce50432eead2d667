import nodemailer, { type Transporter } from 'nodemailer';
import type pg from 'pg';
import { makeMail, percentile } from '../support/mail-load.ts';
import { actAsAgents, follow } from './act-as-agents.ts';
import { layFloor, mailboxOf, randomFrom, type Plan } from './floor-plan.ts';
import { replay, type Findings, type Line } from './replay.ts';
import { openWorkHouse, type WorkHouse } from './work-house.ts';

const MAILS = Number(process.env['MAILS'] ?? 20_000);
const DAY_SECONDS = Number(process.env['DAY_SECONDS'] ?? 300);
const KILL_EVERY_MS = 60_000;
/** Three bursts of five times the usual flow, each a fiftieth of the day. */
const BURSTS = [0.2, 0.5, 0.75];
const flowAt = (share: number): number => (BURSTS.some((at) => share >= at && share < at + 0.02) ? 5 : 1);
const MEAN_FLOW = 1 + BURSTS.length * 0.02 * 4;

/** Some queues are far busier than others. */
const skillFor = (plan: Plan, luck: number): number => plan.skillIds[Math.floor(luck ** 1.5 * plan.skillIds.length)]!;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Customers write all day; a mail that a dying house did not take is given to another, as their server would. */
const writeAllDay = async (floor: WorkHouse, plan: Plan): Promise<void> => {
  const random = randomFrom(23);
  const senders = new Map<string, Transporter>();
  const senderTo = ({ smtp }: { smtp: { host: string; port: number } }): Transporter => {
    const key = `${smtp.host}:${smtp.port}`;
    const known = senders.get(key);
    if (known) return known;
    const made = nodemailer.createTransport({ ...smtp, pool: true, maxConnections: 4, secure: false, ignoreTLS: true });
    made.on('error', () => undefined);
    senders.set(key, made);
    return made;
  };
  const skillOfPair = new Map<number, number>();
  const send = async (n: number): Promise<void> => {
    const mail = makeMail('day', n, 2_000);
    const thread = mail.parent ? n - 1 : n;
    const skill = skillOfPair.get(thread) ?? skillFor(plan, random());
    skillOfPair.set(thread, skill);
    const raw = Buffer.from(mail.raw.toString('latin1').replace('support@desk.example', mailboxOf(skill)), 'latin1');
    for (let turn = 0; ; turn += 1) {
      try {
        await senderTo(floor.houses[(n + turn) % floor.houses.length]!).sendMail({
          envelope: { from: 'customer@customer.example', to: mailboxOf(skill) },
          raw,
        });
        return;
      } catch {
        await sleep(300);
      }
    }
  };
  const begun = performance.now();
  const open = new Set<Promise<void>>();
  let written = 0;
  let credit = 0;
  let last = begun;
  while (written < MAILS) {
    await sleep(20);
    const now = performance.now();
    const share = Math.min(1, (now - begun) / 1000 / DAY_SECONDS);
    credit += ((now - last) / 1000) * (MAILS / DAY_SECONDS) * (flowAt(share) / MEAN_FLOW);
    last = now;
    for (; credit >= 1 && written < MAILS; credit -= 1) {
      const one: Promise<void> = send(written).finally(() => open.delete(one));
      open.add(one);
      written += 1;
    }
  }
  await Promise.all(open);
  for (const sender of senders.values()) sender.close();
};

const askAnyOf =
  (floor: WorkHouse) =>
  async (cookie: string, name: string, body: object): Promise<boolean> => {
    for (let turn = 0; turn < 20; turn += 1) {
      const house = floor.houses[(Math.random() * floor.houses.length) | 0]!;
      try {
        const response = await fetch(`${house.url}/api/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie },
          body: JSON.stringify(body),
        });
        // A refusal is an answer: the offer is gone, the interaction is somebody else's.
        if (response.status < 500) return response.ok;
      } catch {
        await sleep(200);
      }
    }
    return false;
  };

/** A checker that never finds anything proves nothing: the same day with a fault in it must be noticed. */
const noticesFaults = (lines: readonly Line[], plan: Plan): boolean => {
  const at = lines.findIndex((line) => line.kind === 'interactions.assigned');
  const twice = [
    ...lines.slice(0, at + 1),
    { ...lines[at]!, pass: '0', agent: plan.agents[0]!.id },
    ...lines.slice(at + 1),
  ];
  return replay(twice, plan).violations.length > 0;
};

const lost = async (pool: pg.Pool): Promise<number> => {
  const { rows } = await pool.query<{ n: number }>(
    `select (${MAILS} - count(*))::int as n from interactions.messages where direction = 'in'`,
  );
  return rows[0]!.n;
};

/** One simulated day. Returns whether everything held. */
export const day = async (processes: number, killing: boolean): Promise<boolean> => {
  const floor = await openWorkHouse(processes);
  try {
    const plan = await layFloor(floor.pool);
    const people = actAsAgents(plan, askAnyOf(floor));
    const reader = follow(floor.pool, people.hear);
    let kills = 0;
    const killer = killing
      ? setInterval(() => void floor.replace(kills++ % processes).catch(console.error), KILL_EVERY_MS)
      : undefined;
    const begun = performance.now();
    await writeAllDay(floor, plan);
    const written = (performance.now() - begun) / 1000;
    // Until nothing waits: what came last is handled too, and what a killed process had begun, once its lease is over.
    for (;;) {
      const { rows } = await floor.pool.query<{ n: number }>(
        `select (select count(*) from routing.queue)::int
              + (select count(*) from mail_in.ledger where state = 'received')::int as n`,
      );
      if (rows[0]!.n === 0) break;
      await sleep(500);
    }
    clearInterval(killer);
    people.stop();
    const lines = await reader.stop();
    const found: Findings = replay(lines, plan);
    const missing = await lost(floor.pool);
    const ms = (share: number): string => percentile(found.waits, share).toFixed(0);
    console.log(
      `\n${MAILS} mails in ${written.toFixed(0)} s (${(MAILS / written).toFixed(0)}/s), ${plan.agents.length} agents, ${plan.skillIds.length} skills, ` +
        `${processes} process${processes > 1 ? 'es' : ''}${killing ? `, ${kills} killed` : ''}`,
    );
    console.log(`  lost or doubled: ${missing}; given ${found.given} times; most waiting at once ${found.mostWaiting}`);
    console.log(`  offers: ${JSON.stringify(found.offers)}; calls that failed: ${people.failures()}`);
    console.log(
      `  an agent with room and work for them waited p50 ${ms(0.5)} ms, p95 ${ms(0.95)} ms, p99 ${ms(0.99)} ms, longest ${ms(1)} ms`,
    );
    console.log(`  rules broken: ${found.violations.length}`);
    for (const one of found.violations.slice(0, 10)) console.log(`    ${one}`);
    const sees = noticesFaults(lines, plan);
    if (!sees) console.log('  the checker did not notice a fault put in on purpose');
    return missing === 0 && found.violations.length === 0 && sees;
  } finally {
    await floor.stop();
  }
};
