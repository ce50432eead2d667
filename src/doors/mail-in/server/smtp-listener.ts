import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Db } from '#ground/db/server/database.ts';
import { log } from '#ground/log.ts';
import { isNearby } from '../rules.ts';
import { LEASE_SECONDS, type Intake } from './intake.ts';
import { keepRaw } from './ledger-store.ts';

export type ListenerOptions = {
  db: Db;
  intake: Intake;
  host: string;
  port: number;
  lmtp: boolean;
  hostName: string;
  maxBytes: number;
  tls: { key: string; cert: string } | null;
  /** Rejects when it cannot tell now: the sender is asked to come back. */
  isOurs(address: string): Promise<boolean>;
};

/** An SMTP answer with its code, as smtp-server wants it. */
const answer = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code });

const MOST_CLIENTS = 500;
const MOST_RECIPIENTS = 100;
/** Bytes of mail being received at once, over all connections: beyond it a sender is asked to come back. */
const MOST_IN_FLIGHT = 400 * 1024 * 1024;
/** A database that is away must not make senders wait for ever: they come back by themselves. */
const KEEP_TRIES = 3;

/** smtp-server waits 100 ms for early talkers on each connection: worth it against strangers, not against our own relays. */
const greetNeighboursAtOnce = (server: SMTPServer): void => {
  const seen = new WeakSet<object>();
  // Not at the socket's own event: the library makes its connection a turn of the loop later.
  const connect = server.connect.bind(server);
  server.connect = (socket, options) => {
    connect(socket, options);
    for (const one of server.connections as unknown as Set<{ remoteAddress?: string; connectionReady(): void }>) {
      if (seen.has(one)) continue;
      seen.add(one);
      if (!isNearby(one.remoteAddress)) continue;
      const ready = one.connectionReady.bind(one);
      one.connectionReady = () => {};
      setImmediate(ready);
    }
  };
};

/** The SMTP (or LMTP) door: 250 is said only when the bytes are durable. Resolves when it listens. */
export const startListener = async (
  options: ListenerOptions,
): Promise<{ host: string; port: number; stop(): Promise<void> }> => {
  let inFlight = 0;
  const keep = async (session: SMTPServerSession, raw: Buffer): Promise<number> => {
    const mail = {
      source: options.lmtp ? 'lmtp' : 'smtp',
      sourceKey: null,
      envelopeFrom: session.envelope.mailFrom ? session.envelope.mailFrom.address.toLowerCase() : '',
      envelopeTo: session.envelope.rcptTo.map((to) => to.address.toLowerCase()),
      remoteIp: session.remoteAddress || null,
      helo: session.hostNameAppearsAs || null,
      raw,
      leaseSeconds: LEASE_SECONDS,
    };
    for (let tries = 1; ; tries++) {
      try {
        const id = (await keepRaw(options.db, mail))!;
        options.intake.offer({ ...mail, id, attempts: 1 });
        return id;
      } catch (error) {
        if (tries >= KEEP_TRIES) throw error;
      }
    }
  };

  const server = new SMTPServer({
    name: options.hostName,
    banner: 'Relais',
    lmtp: options.lmtp,
    size: options.maxBytes,
    maxClients: MOST_CLIENTS,
    disabledCommands: ['AUTH', ...(options.tls ? [] : ['STARTTLS'])],
    disableReverseLookup: true,
    allowInsecureAuth: false,
    socketTimeout: 60_000,
    closeTimeout: 5_000,
    logger: false,
    ...(options.tls ?? {}),
    onMailFrom(_address, session, done) {
      // A size announced (RFC 1870) beyond the limit is refused by smtp-server before a byte is sent.
      done(inFlight > MOST_IN_FLIGHT ? answer(452, '4.3.1 Too much mail at once here, come back in a minute') : null);
      void session;
    },
    onRcptTo(address, session, done) {
      if (session.envelope.rcptTo.length >= MOST_RECIPIENTS) return done(answer(452, '4.5.3 Too many recipients'));
      options.isOurs(address.address.toLowerCase()).then(
        (ours) => done(ours ? null : answer(550, `5.1.1 <${address.address}>: no such mailbox here`)),
        () => done(answer(451, '4.3.0 Cannot look the address up now, try again later')),
      );
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      let size = 0;
      const forget = (): void => {
        inFlight -= size;
        size = 0;
      };
      stream.on('data', (chunk: Buffer) => {
        // Past the limit the rest is read and dropped: the sender gets its answer at the end, as SMTP wants.
        if (stream.sizeExceeded) {
          chunks.length = 0;
          return;
        }
        chunks.push(chunk);
        size += chunk.byteLength;
        inFlight += chunk.byteLength;
      });
      stream.on('error', (error: Error) => {
        forget();
        done(error);
      });
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        chunks.length = 0;
        if (stream.sizeExceeded) {
          forget();
          return done(answer(552, `5.3.4 Message larger than ${options.maxBytes} bytes`));
        }
        keep(session, raw).then(
          (id) => {
            forget();
            const kept = `2.0.0 Kept as ${id}`;
            (done as (error: null, message: string | string[]) => void)(
              null,
              options.lmtp ? session.envelope.rcptTo.map(() => kept) : kept,
            );
          },
          (error: unknown) => {
            forget();
            log.error('mail could not be kept', { error });
            done(answer(451, '4.3.0 Could not be stored now, try again later'));
          },
        );
      });
    },
  });
  server.on('error', (error) => log.warn('SMTP connection broke', { error }));
  greetNeighboursAtOnce(server);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    host: options.host,
    port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
