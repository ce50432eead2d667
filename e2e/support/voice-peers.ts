import { spawn, type ChildProcess } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePorts } from './free-port.ts';
import { kamailioConfig, kamailioModules } from './kamailio-config.ts';
import { until } from './until.ts';

const PROGRAMS = ['/usr/sbin/kamailio', '/usr/bin/rtpengine', '/usr/bin/baresip'];
/** Why no real call can be made here; false when it can. For `test(…, { skip })`. */
export const withoutVoice = (): string | false =>
  (!PROGRAMS.every((one) => existsSync(one)) || kamailioModules() === undefined) &&
  'kamailio, rtpengine or baresip is not installed (kamailio, kamailio-websocket-modules, rtpengine-daemon, baresip-core)';

/** A telephone outside: baresip, which answers by itself and says all that happens to it. */
export type Phone = {
  number: string;
  /** Kinds of events so far: CALL_INCOMING, CALL_ESTABLISHED, CALL_CLOSED… */
  events: { type: string; param: string }[];
  dial(to: string): void;
  hangUp(): void;
};

export type VoicePeers = {
  /** WebSocket of the SIP server. */
  server: string;
  /** Of every address there, with its port. */
  domain: string;
  /** SIP users with their passwords: two agents’, the service line’s, to which +15145550120 leads, and that of a
   * telephone in a browser, to which +15145550190 does. */
  users: { user: string; password: string }[];
  phones: [Phone, Phone];
  /** Keys that rtpengine heard, a JSON a line. */
  keys(): string;
  /** Ends the WebSocket of everybody and takes them again. */
  dropLines(): Promise<void>;
  stop(): Promise<void>;
};

/** A tone of two minutes, 8 kHz mono: what the customer says. A telephone hangs up at its end. */
const tone = (): Buffer => {
  const samples = 8_000 * 120;
  const data = Buffer.alloc(samples * 2);
  for (let at = 0; at < samples; at += 1)
    data.writeInt16LE(Math.round(9_000 * Math.sin((2 * Math.PI * 440 * at) / 8_000)), at * 2);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8_000, 24);
  head.writeUInt32LE(16_000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
};

const answersTcp = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });

const startPhone = async (dir: string, number: string, sip: number, control: number, rtp: number, proxy: number) => {
  await mkdir(dir, { recursive: true });
  await writeFile(path.join(dir, 'contacts'), '');
  await writeFile(path.join(dir, 'tone.wav'), tone());
  await writeFile(
    path.join(dir, 'accounts'),
    `<sip:${number}@127.0.0.1:${sip};transport=udp>;regint=0;answermode=auto;outbound="sip:127.0.0.1:${proxy};transport=udp";audio_codecs=pcmu/8000/1,pcma/8000/1\n`,
  );
  await writeFile(
    path.join(dir, 'config'),
    `poll_method epoll
sip_listen 127.0.0.1:${sip}
sip_trans_def udp
call_local_timeout 60
call_max_calls 4
audio_source aufile,${path.join(dir, 'tone.wav')}
audio_player aubridge,nil1
audio_alert aubridge,nil1
audio_channels 1
ausrc_format s16
auplay_format s16
auenc_format s16
audec_format s16
ausrc_srate 8000
auplay_srate 8000
rtp_ports ${rtp}-${rtp + 40}
jitter_buffer_type fixed
net_interface 127.0.0.1
module_path /usr/lib/baresip/modules
module stdio.so
module g711.so
module aufile.so
module aubridge.so
module_tmp uuid.so
module_tmp account.so
module_app menu.so
module_app ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:${control}
`,
  );
  // Its standard input must be a pipe that stays open.
  const baresip = spawn('/usr/bin/baresip', ['-f', dir], { stdio: ['pipe', 'ignore', 'ignore'] });
  await until(`the telephone ${number}`, () => answersTcp(control));
  const socket = net.connect(control, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => {});
  const events: Phone['events'] = [];
  let left = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    left = Buffer.concat([left, chunk]);
    for (;;) {
      const colon = left.indexOf(':');
      if (colon < 0) return;
      const length = Number(left.subarray(0, colon).toString());
      if (left.length < colon + length + 2) return;
      const said = JSON.parse(left.subarray(colon + 1, colon + 1 + length).toString()) as Record<string, string>;
      left = left.subarray(colon + length + 2);
      if (said['event']) events.push({ type: said['type'] ?? '', param: said['param'] ?? '' });
    }
  });
  const command = (name: string, params = ''): void => {
    const body = JSON.stringify({ command: name, params, token: 'x' });
    socket.write(`${Buffer.byteLength(body)}:${body},`);
  };
  const phone: Phone = { number, events, dial: (to) => command('dial', to), hangUp: () => command('hangup') };
  return { phone, process: baresip, socket };
};

/** A SIP server with media, and two telephones outside: real programs on this machine alone. */
export const startVoicePeers = async (): Promise<VoicePeers> => {
  const dir = await mkdtemp(path.join(tmpdir(), 'voice-'));
  const [sip, ws, ng, dtmf, c1, c2] = (await freePorts(6)) as [number, number, number, number, number, number];
  // Test files run beside each other, each with ports of its own.
  const slot = process.pid % 60;
  const base = 18_000 + slot * 200;
  const [p1, p2] = [base, base + 10];
  const users = ['agent1', 'agent2', 'service', 'guest'].map((user) => ({ user, password: `${user}-secret` }));
  await writeFile(path.join(dir, 'kamailio.cfg'), kamailioConfig({ sip, ws, ng, p1, p2, dir, users }));
  const running: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    for (const one of running) kill(one);
    await rm(dir, { recursive: true, force: true });
  };
  try {
    let heard = '';
    const keysLog = createSocket('udp4').on('message', (line) => (heard += `${line.toString()}\n`));
    keysLog.bind(dtmf, '127.0.0.1');
    await once(keysLog, 'listening');
    const rtpengine = spawn(
      '/usr/bin/rtpengine',
      [
        ...['--config-file=none', '-f', '-E', '-t', '-1', '-i', '127.0.0.1', '-n', `127.0.0.1:${ng}`],
        ...[
          '-m',
          String(30_000 + slot * 400),
          '-M',
          String(30_399 + slot * 400),
          '-L',
          '6',
          `--dtmf-log-dest=127.0.0.1:${dtmf}`,
          '--num-threads=2',
        ],
      ],
      { stdio: 'ignore' },
    );
    running.push(rtpengine);
    let kamailio = startKamailio(dir);
    running.push(kamailio);
    await until('the SIP server', () => answersTcp(ws));
    const one = await startPhone(path.join(dir, 'p1'), '+33155550100', p1, c1, base + 20, sip);
    const two = await startPhone(path.join(dir, 'p2'), '+33155550200', p2, c2, base + 100, sip);
    running.push(one.process, two.process);
    return {
      server: `ws://127.0.0.1:${ws}`,
      domain: `127.0.0.1:${sip}`,
      users,
      phones: [one.phone, two.phone],
      keys: () => heard,
      dropLines: async () => {
        kill(kamailio);
        await until('it is gone', async () => !(await answersTcp(ws)));
        kamailio = startKamailio(dir);
        running.push(kamailio);
        await until('the SIP server again', () => answersTcp(ws));
      },
      stop: async () => {
        one.socket.destroy();
        two.socket.destroy();
        keysLog.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** With its children, where it leads a group. */
const kill = (one: ChildProcess): void => {
  try {
    process.kill(-one.pid!, 'SIGKILL');
  } catch {
    one.kill('SIGKILL');
  }
};

const startKamailio = (dir: string): ChildProcess =>
  spawn('/usr/sbin/kamailio', ['-DD', '-E', '-f', path.join(dir, 'kamailio.cfg'), '-m', '64', '-M', '8', '-Y', dir], {
    stdio: 'ignore',
    // Its children hold the ports: they go with it.
    detached: true,
  });
