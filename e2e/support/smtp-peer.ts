import { once } from 'node:events';
import net from 'node:net';

export type PeerMail = { from: string; to: string[]; raw: string };
/** What the peer does at a step: its reply line, or it cuts the connection, or says nothing for ever. */
export type PeerAnswer = string | 'cut' | 'silence';
export type PeerManners = {
  greeting?: () => PeerAnswer;
  ehlo?: () => string[];
  mail?: (from: string) => PeerAnswer;
  rcpt?: (address: string) => PeerAnswer;
  data?: () => PeerAnswer;
  /** After the final dot; the mail counts as received when this says 250. */
  body?: (mail: PeerMail) => PeerAnswer | Promise<PeerAnswer>;
};
export type SmtpPeer = {
  port: number;
  /** Mails answered with 250. */
  received: PeerMail[];
  /** Mails whose final dot came, whatever was answered. */
  arrived: PeerMail[];
  connections: number;
  manners: PeerManners;
  close(): Promise<void>;
};

const inAngles = (line: string): string => /<([^>]*)>/.exec(line)?.[1] ?? '';

/** A mail server on loopback that misbehaves exactly as told. */
export const startSmtpPeer = async (manners: PeerManners = {}): Promise<SmtpPeer> => {
  const sockets = new Set<net.Socket>();
  const peer: SmtpPeer = { port: 0, received: [], arrived: [], connections: 0, manners, close: async () => {} };

  const server = net.createServer((socket) => {
    peer.connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    let from = '';
    let to: string[] = [];
    let inData = false;
    let rest = '';
    const say = (answer: PeerAnswer): boolean => {
      if (answer === 'cut') socket.destroy();
      else if (answer !== 'silence') socket.write(`${answer}\r\n`);
      return answer.startsWith('2') || answer.startsWith('3');
    };
    say(peer.manners.greeting?.() ?? '220 peer.test ESMTP');

    const command = (line: string): void => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO') {
        const lines = ['peer.test', ...(peer.manners.ehlo?.() ?? ['PIPELINING', '8BITMIME', 'SMTPUTF8'])];
        for (const [index, one] of lines.entries())
          socket.write(`250${index === lines.length - 1 ? ' ' : '-'}${one}\r\n`);
      } else if (verb === 'MAIL') {
        from = inAngles(line);
        to = [];
        say(peer.manners.mail?.(from) ?? '250 2.1.0 ok');
      } else if (verb === 'RCPT') {
        if (say(peer.manners.rcpt?.(inAngles(line)) ?? '250 2.1.5 ok')) to.push(inAngles(line));
      } else if (verb === 'DATA') {
        if (to.length === 0) say('554 5.5.1 no valid recipients');
        else inData = say(peer.manners.data?.() ?? '354 go ahead');
      } else if (verb === 'QUIT') {
        say('221 bye');
        socket.end();
      } else say(verb === 'RSET' || verb === 'NOOP' ? '250 ok' : '502 5.5.2 what?');
    };
    const body = async (raw: string): Promise<void> => {
      const mail = { from, to, raw };
      peer.arrived.push(mail);
      const answer = (await peer.manners.body?.(mail)) ?? '250 2.0.0 taken';
      if (answer.startsWith('250')) peer.received.push(mail);
      say(answer);
    };
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1');
      for (;;) {
        const end = inData ? '\r\n.\r\n' : '\r\n';
        const at = rest.indexOf(end);
        if (at < 0) return;
        const text = rest.slice(0, at);
        rest = rest.slice(at + end.length);
        if (inData) {
          inData = false;
          void body(text.replace(/^\.\./gm, '.'));
        } else command(text);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  peer.port = (server.address() as net.AddressInfo).port;
  peer.close = async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return peer;
};
