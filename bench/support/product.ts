import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';

export type Product = {
  url: string;
  smtp: { host: string; port: number };
  pool: pg.Pool;
  /** Peak resident memory of the whole process group, bytes. */
  memory(): Promise<number>;
  /** CPU seconds of the process and its database so far. */
  cpu(): Promise<number>;
  /** Of the node process: its group is killed by the negative. */
  pid: number;
  dataDir: string;
  stop(): Promise<void>;
};

type Report = { ready: true; url: string; smtp: { host: string; port: number }; database: pg.PoolConfig };

const tick = 100;

/** Every process under a pid, itself included. */
export const familyOf = async (pid: number): Promise<number[]> => {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const below = await Promise.all(
    children
      .trim()
      .split(' ')
      .filter(Boolean)
      .map((child) => familyOf(Number(child))),
  );
  return [pid, ...below.flat()];
};

const cpuOf = async (pid: number): Promise<number> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // utime, stime, and those of children that have ended.
  return fields.length > 15
    ? (Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14])) / tick
    : 0;
};

/** Proportional share, so that the database's shared buffers count once. */
const memoryOf = async (pid: number): Promise<number> => {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) * 1024;
};

/** Starts the real product as its own process group in a folder of its own (or `dataDir`, to start it again). */
export const startProduct = async (options: { dataDir?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Product> => {
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(os.tmpdir(), 'relais-bench-')));
  const child: ChildProcess = spawn(process.execPath, [path.resolve('src/app/main.ts')], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: '0',
      SMTP_PORT: '0',
      RELAIS_REPORT: '1',
      RELAIS_DEMO: 'no',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const report = await new Promise<Report>((resolve, reject) => {
    let text = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      text += chunk;
      const line = text.split('\n').find((one) => one.startsWith('{"ready"'));
      if (line) resolve(JSON.parse(line) as Report);
    });
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}: ${text}`)));
  });
  const pool = new pg.Pool({ ...report.database, max: 3 });
  pool.on('error', () => {});
  let peak = 0;
  const look = async (): Promise<number> => {
    const all = await Promise.all((await familyOf(child.pid!)).map(memoryOf));
    peak = Math.max(
      peak,
      all.reduce((sum, one) => sum + one, 0),
    );
    return peak;
  };
  const watch = setInterval(() => void look(), 500);
  return {
    url: report.url,
    smtp: report.smtp,
    pool,
    pid: child.pid!,
    dataDir,
    memory: look,
    cpu: async () => (await Promise.all((await familyOf(child.pid!)).map(cpuOf))).reduce((sum, one) => sum + one, 0),
    async stop() {
      clearInterval(watch);
      await pool.end().catch(() => {});
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGINT');
        await new Promise((resolve) => child.once('exit', resolve));
      }
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
};

/** A house for measuring: one skill, one mailbox, agents who are Available with room without end. Returns their session cookies. */
export const furnish = async (product: Product, agents: number): Promise<{ cookie: string; login: string }[]> => {
  const ask = async (
    name: string,
    body: object,
    cookie = '',
  ): Promise<{ json: Record<string, unknown>; cookie: string }> => {
    const response = await fetch(`${product.url}/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
    const set = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return { json: (await response.json()) as Record<string, unknown>, cookie: set };
  };
  const password = 'a long password';
  const person = { name: 'Admin', login: 'admin', email: 'admin@desk.example', password, language: 'en' };
  const { cookie } = await ask('people.setUp', person);
  const skill = (
    await ask('skills.save', { id: null, name: 'Support', priority: 5, offers: false, offerSeconds: 60 }, cookie)
  ).json['id'];
  const { rows } = await product.pool.query(
    "insert into mailboxes.mailboxes (address, name, skill_id) values ('support@desk.example', 'Support', $1) returning id",
    [skill],
  );
  await product.pool.query(
    "insert into mailboxes.senders (mailbox_id, address, name) values ($1, 'support@desk.example', 'Support')",
    [rows[0].id],
  );
  const signedIn: { cookie: string; login: string }[] = [];
  for (let n = 1; n <= agents; n++) {
    const login = `agent${n}`;
    await ask(
      'staff.addPerson',
      {
        name: `Agent ${n}`,
        login,
        email: `${login}@desk.example`,
        password,
        role: 'agent',
        language: 'en',
        teamId: null,
        emailEnabled: true,
        inboxLimit: 1000,
        skills: [{ skillId: skill, level: 10 }],
      },
      cookie,
    );
    const session = await ask('people.signIn', { login, password });
    await ask('people.setState', { state: 'available' }, session.cookie);
    signedIn.push({ cookie: session.cookie, login });
  }
  return signedIn;
};
