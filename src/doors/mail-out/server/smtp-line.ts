import { isAscii } from 'node:buffer';
import { Readable } from 'node:stream';
import { domainToASCII } from 'node:url';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { NodemailerError } from 'nodemailer/lib/errors';
import { connectionProblem } from '#spine/mailboxes/server/api.ts';
import type { Failure, Progress, Refused } from '../rules.ts';

export type SmtpSettings = {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  user: string;
  password: string;
  /** How this house names itself in EHLO. */
  hostName: string;
};

export type SmtpLimits = {
  /** Milliseconds for the name, the connection, the greeting and signing in, each. */
  connect: number;
  /** Milliseconds without a byte from the server. RFC 5321 4.5.3.2.6 gives it 10 minutes after the final dot. */
  silence: number;
};
export const SMTP_LIMITS: SmtpLimits = { connect: 30_000, silence: 600_000 };

/** What the library refuses before asking the server, as the reply that the server would have given. */
const LOCAL_REPLIES: Record<string, { replyCode: number; command: string }> = {
  'EMESSAGE MAIL FROM': { replyCode: 552, command: 'MAIL FROM' },
  'EENVELOPE API': { replyCode: 553, command: 'RCPT TO' },
};

/** The server, or the way to it, said no. */
export class SmtpFailure extends Error {
  readonly failure: Failure;
  readonly progress: Progress;
  /** Per recipient, when it refused each. */
  readonly rejected: { address: string; permanent: boolean; said: string }[];
  constructor(error: NodemailerError, progress: Progress, written: ReadonlyMap<string, string> = new Map()) {
    const { problem, said } = connectionProblem(error);
    super(said, { cause: error });
    const command = error.command ?? '';
    const local = error.responseCode ? undefined : LOCAL_REPLIES[`${error.code} ${command}`];
    this.failure = { replyCode: error.responseCode || null, command, problem, said: error.response ?? said, ...local };
    this.progress = progress;
    this.rejected = rejectedOf(error.rejectedErrors, written);
  }
}

const rejectedOf = (errors: readonly NodemailerError[] | undefined, written: ReadonlyMap<string, string>) =>
  (errors ?? []).map((one) => ({
    address: written.get(one.recipient ?? '') ?? one.recipient ?? '',
    permanent: (one.responseCode ?? 550) >= 500,
    said: one.response ?? one.message,
  }));

export type Handed = {
  /** What the server said after the final dot. */
  answer: string;
  reached: string[];
  refused: Refused[];
  later: Refused[];
};

/** One connection to a server, signed in and used for one message after another. */
export type SmtpLine = {
  usable(): boolean;
  /**
   * `mayLeave` is asked once the server wants the bytes and before the first of them goes; false stops the message.
   * Throws SmtpFailure, after which the line is closed.
   */
  hand(mail: { from: string; to: readonly string[]; raw: Buffer }, mayLeave: () => Promise<boolean>): Promise<Handed>;
  close(): void;
};

/** Domain names as the wire has them; what stands before the @ needs SMTPUTF8 when it is not ASCII. */
const forWire = (address: string): string => {
  const at = address.lastIndexOf('@') + 1;
  return address.slice(0, at) + (domainToASCII(address.slice(at)) || address.slice(at));
};

const CHUNK = 65_536;
/** Milliseconds that a server has to answer QUIT. */
const FAREWELL = 2_000;

/** Connects, encrypts as asked and signs in. Throws SmtpFailure. */
export const openSmtpLine = async (settings: SmtpSettings, limits: SmtpLimits = SMTP_LIMITS): Promise<SmtpLine> => {
  const connection = new SMTPConnection({
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    requireTLS: settings.security === 'starttls',
    ignoreTLS: settings.security === 'none',
    name: settings.hostName,
    connectionTimeout: limits.connect,
    greetingTimeout: limits.connect,
    dnsTimeout: limits.connect,
    socketTimeout: limits.silence,
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true },
  });
  let dead = false;
  const ended = new Promise<never>((_resolve, reject) => {
    connection.on('error', (error: NodemailerError) => {
      dead = true;
      reject(new SmtpFailure(error, 'nothing'));
    });
    connection.on('end', () => {
      dead = true;
      reject(new SmtpFailure(new Error('Connection closed'), 'nothing'));
    });
  });
  ended.catch(() => {});
  const close = (): void => {
    dead = true;
    connection.close();
  };
  const asked = (ask: (done: (error?: Error | null) => void) => void): Promise<void> =>
    Promise.race([
      ended,
      new Promise<void>((resolve, reject) =>
        ask((error) => (error ? reject(new SmtpFailure(error as NodemailerError, 'nothing')) : resolve())),
      ),
    ]);
  try {
    await asked((done) => connection.connect(done));
    const { user, password } = settings;
    if (user)
      await asked((done) => connection.login({ user, pass: password, credentials: { user, pass: password } }, done));
  } catch (error) {
    close();
    throw error;
  }

  return {
    usable: () => !dead,
    close() {
      if (dead) return;
      dead = true;
      connection.quit();
      setTimeout(() => connection.close(), FAREWELL).unref();
    },
    async hand({ from, to, raw }, mayLeave) {
      const body = gatedBody(raw, mayLeave);
      const wire = new Map(to.map((address) => [forWire(address), address]));
      try {
        return await new Promise<Handed>((resolve, reject) =>
          connection.send(
            { from: forWire(from), to: [...wire.keys()], size: raw.length, use8BitMime: !isAscii(raw) },
            body.stream,
            (error, info) => {
              if (error || !info)
                return reject(new SmtpFailure(error ?? new Error('No answer'), body.progress(), wire));
              const rejected = rejectedOf(info.rejectedErrors, wire);
              resolve({
                answer: info.response ?? '',
                reached: info.accepted.map((one) => wire.get(one) ?? one),
                refused: rejected.filter((one) => one.permanent),
                later: rejected.filter((one) => !one.permanent),
              });
            },
          ),
        );
      } catch (error) {
        close();
        throw error;
      }
    },
  };
};

/** The library reads the body only once the server said 354: the moment to write down that it is leaving. */
const gatedBody = (raw: Buffer, mayLeave: () => Promise<boolean>): { stream: Readable; progress(): Progress } => {
  let progress: Progress = 'nothing';
  const stream = Readable.from(
    (async function* () {
      if (!(await mayLeave())) throw new Error('the message is somebody else’s now');
      progress = 'part';
      for (let at = 0; at < raw.length; at += CHUNK) {
        const last = at + CHUNK >= raw.length;
        // From here on the final dot may follow.
        if (last) progress = 'all';
        yield raw.subarray(at, at + CHUNK);
      }
    })(),
    { objectMode: false, highWaterMark: CHUNK },
  );
  return { stream, progress: () => progress };
};
