import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { answers, freePorts } from './free-port.ts';
import { until } from './until.ts';

const BEARERBOX = '/usr/sbin/bearerbox';
const SMSBOX = '/usr/sbin/smsbox';
/** Its own SMSC for tests, from kannel-extras. */
export const DRIVE_SMPP = '/usr/lib/kannel/test/drive_smpp';

/** Why the real Kannel cannot be started here; false when it can. For `test(…, { skip })`. */
export const withoutKannel = (): string | false =>
  ![BEARERBOX, SMSBOX, DRIVE_SMPP].every((one) => existsSync(one)) && 'Kannel is not installed (kannel, kannel-extras)';

/** A telephone in the only network there is: what it is sent, and a way to write. */
export type Phone = {
  /** As Kannel says it: from, to, kind, content; a content other than text is URL-encoded. */
  received: { from: string; to: string; kind: string; content: string }[];
  texts(from: string, to: string, text: string): void;
  /** A part of a longer text, with its header. */
  sendsPart(from: string, to: string, udh: Buffer, text: string): void;
};

export type Kannel = {
  /** Where its `sendsms` is asked. */
  address: string;
  phone: Phone;
  stop(): Promise<void>;
};

const urlEncoded = (bytes: Buffer): string => [...bytes].map((one) => `%${one.toString(16).padStart(2, '0')}`).join('');

const openPhone = (port: number): { phone: Phone; socket: net.Socket } => {
  const socket = net.connect(port, '127.0.0.1');
  const received: Phone['received'] = [];
  createInterface({ input: socket }).on('line', (line) => {
    const [from = '', to = '', kind = '', ...rest] = line.split(' ');
    received.push({ from, to, kind, content: rest.join(' ') });
  });
  // It goes with the gateway.
  socket.on('error', () => {});
  return {
    socket,
    phone: {
      received,
      // Telephones write in UCS-2 whatever they cannot say otherwise.
      texts: (from, to, text) =>
        void socket.write(`${from} ${to} ucs2 ${urlEncoded(Buffer.from(text, 'utf16le').swap16())}\n`),
      sendsPart: (from, to, udh, text) =>
        void socket.write(`${from} ${to} udh ${urlEncoded(udh)} ${encodeURIComponent(text)}\n`),
    },
  };
};

type Given = {
  /** Its service, as the office gives it, for every text that comes in. */
  service?: string;
  /** Lines of its smsbox. */
  smsbox?: string;
  /** Where its `sendsms` is asked; any free one unless it is named. */
  sendsmsPort?: number;
  /** It binds there as to its SMSC, and passes every text on between there and the telephones. */
  smsc?: { port: number; username: string; password: string };
};

/** Kannel, with one telephone; without a service, what comes in is answered nothing. */
export const startKannel = async ({ service, smsc, smsbox = '', sendsmsPort }: Given): Promise<Kannel> => {
  const [admin, box, phonePort, free] = (await freePorts(4)) as [number, number, number, number];
  const sendsms = sendsmsPort ?? free;
  const dir = await mkdtemp(path.join(tmpdir(), 'kannel-'));
  const config = path.join(dir, 'kannel.conf');
  await writeFile(
    config,
    `group = core
admin-port = ${admin}
admin-interface = 127.0.0.1
admin-password = adm
smsbox-port = ${box}
smsbox-interface = 127.0.0.1
box-allow-ip = "127.0.0.1"
box-deny-ip = "*.*.*.*"
dlr-storage = internal
sms-resend-freq = 1
sms-combine-concatenated-mo = ${smsc ? 'false' : 'true'}

group = smsc
smsc = fake
smsc-id = PHONES
port = ${phonePort}
connect-allow-ip = 127.0.0.1
${smsc ? 'reroute-smsc-id = DESK\ndenied-smsc-id = DESK' : ''}
${
  smsc
    ? `
group = smsc
smsc = smpp
smsc-id = DESK
host = 127.0.0.1
port = ${smsc.port}
transceiver-mode = true
smsc-username = "${smsc.username}"
smsc-password = "${smsc.password}"
system-type = ""
interface-version = 34
enquire-link-interval = 2
reconnect-delay = 1
reroute-smsc-id = PHONES
denied-smsc-id = PHONES
`
    : ''
}
group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = ${sendsms}
sendsms-interface = 127.0.0.1
mo-recode = true
${smsbox}

group = sendsms-user
username = desk
password = "a password & more"
concatenation = true
max-messages = 10

${service ?? 'group = sms-service\nkeyword = default\ncatch-all = true\nmax-messages = 0\ntext = ""'}
`,
  );
  const started: ChildProcess[] = [];
  const start = async (program: string, port: number): Promise<void> => {
    const child = spawn(program, ['-v', '4', config], { stdio: 'ignore', cwd: dir });
    started.push(child);
    await until(program, () => {
      if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`);
      return answers(port);
    });
  };
  await start(BEARERBOX, box);
  await start(SMSBOX, sendsms);
  await until('the network of telephones', () => answers(phonePort));
  const { phone, socket } = openPhone(phonePort);
  await once(socket, 'connect');
  return {
    address: `http://127.0.0.1:${sendsms}`,
    phone,
    async stop() {
      socket.destroy();
      for (const child of started.toReversed()) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      await rm(dir, { recursive: true, force: true });
    },
  };
};
