import net from 'node:net';

/** What customers write, in lines of about 95 characters. */
const PROSE = [
  'I ordered a blue jacket two weeks ago and the parcel has still not arrived at my address, so I',
  'wonder whether you could look into it for me. The tracking page has shown the same place since',
  'last Tuesday and nobody answers at the carrier. My neighbours received theirs without trouble.',
  '',
  'Le montant prélevé sur ma carte ne correspond pas à la facture que vous m’avez envoyée hier, et',
  'je ne comprends pas cette différence. Pourriez-vous vérifier et me rembourser si nécessaire, car',
  'je pars en voyage à la fin du mois et j’aimerais que tout soit réglé avant mon départ de la ville.',
  '',
  'Thank you in advance for your help, and please tell me if you need a copy of the receipt from us.',
];

/** One mail of about `bytes`: every third answers an earlier one of the run, so a third are replies. */
export const makeMail = (run: string, n: number, bytes: number): { id: string; parent: string | null; raw: Buffer } => {
  const id = `${run}.${n}@customer.example`;
  const parent = n % 3 === 2 ? `${run}.${n - 1}@customer.example` : null;
  const body = Array.from(
    { length: Math.max(1, Math.floor((bytes - 350) / 79)) },
    (_unused, k) => PROSE[(n + k) % PROSE.length],
  ).join('\r\n');
  const head = [
    `Message-ID: <${id}>`,
    ...(parent ? [`In-Reply-To: <${parent}>`, `References: <${parent}>`] : []),
    `From: Customer ${n} <customer${parent ? n - 1 : n}@customer.example>`,
    'To: support@desk.example',
    `Subject: ${parent ? 'Re: ' : ''}Order ${1000 + (parent ? n - 1 : n)}`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ].join('\r\n');
  return { id, parent, raw: Buffer.from(`${head}\r\n\r\n${body}`) };
};

/** As SMTP wants it: lines end in CRLF, a line that begins with a dot has it doubled. */
export const stuffed = (raw: Buffer): Buffer =>
  Buffer.from(
    raw
      .toString('latin1')
      .replace(/\r?\n|\r(?!\n)/g, '\r\n')
      .replace(/(^|\n)\./g, '$1..'),
    'latin1',
  );

export type Sent = {
  id: string;
  accepted: boolean;
  /** The last answer of the server. */
  answer: string;
  /** From the end of the mail to its answer. */
  dataMs: number;
  /** When the answer came, on performance.now()'s clock. */
  at: number;
};

/** A bare SMTP client: the generator must cost as little as it can on the same two cores. */
class Client {
  #socket: net.Socket;
  #text = '';
  #wait: ((line: string) => void) | null = null;
  #failed: Error | null = null;

  constructor(host: string, port: number) {
    this.#socket = net.connect(port, host);
    this.#socket.setNoDelay(true);
    this.#socket.on('data', (chunk) => {
      this.#text += chunk.toString('latin1');
      const end = /^\d{3} [^\n]*\n/m.exec(this.#text);
      if (end && this.#wait) {
        const wait = this.#wait;
        this.#wait = null;
        this.#text = '';
        wait(end[0]);
      }
    });
    const fail = (error?: Error): void => {
      this.#failed = error ?? new Error('connection closed');
      this.#wait?.('000 closed');
      this.#wait = null;
    };
    this.#socket.on('error', fail);
    this.#socket.on('close', () => fail());
  }

  answer(): Promise<string> {
    if (this.#failed) return Promise.resolve('000 closed');
    return new Promise((resolve) => (this.#wait = resolve));
  }

  async say(text: string | Buffer): Promise<string> {
    if (this.#failed) return '000 closed';
    const answer = this.answer();
    this.#socket.write(text);
    return answer;
  }

  end(): void {
    this.#socket.end('QUIT\r\n');
  }
}

/** Sends mails over `connections` at once; `fresh`: a new connection for each mail. */
export const sendLoad = async (
  server: { host: string; port: number },
  mails: readonly { id: string; raw: Buffer }[],
  options: {
    connections: number;
    fresh: boolean;
    from?: string;
    to?: string;
    stopOnLoss?: boolean;
    onSent?: (sent: Sent) => void;
  },
): Promise<Sent[]> => {
  const sent: Sent[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    let client: Client | null = null;
    while (next < mails.length) {
      const mail = mails[next++]!;
      if (!client) {
        client = new Client(server.host, server.port);
        await client.answer();
        await client.say('EHLO load.example\r\n');
      }
      await client.say(`MAIL FROM:<${options.from ?? 'customer@customer.example'}>\r\n`);
      await client.say(`RCPT TO:<${options.to ?? 'support@desk.example'}>\r\n`);
      const go = await client.say('DATA\r\n');
      const start = performance.now();
      const answer = go.startsWith('354') ? await client.say(Buffer.concat([mail.raw, Buffer.from('\r\n.\r\n')])) : go;
      const one = {
        id: mail.id,
        accepted: answer.startsWith('250'),
        answer,
        dataMs: performance.now() - start,
        at: performance.now(),
      };
      sent.push(one);
      options.onSent?.(one);
      if (answer.startsWith('000')) {
        if (options.stopOnLoss) return;
        client = null;
      }
      if (client && options.fresh) {
        client.end();
        client = null;
      }
    }
    client?.end();
  };
  await Promise.all(Array.from({ length: options.connections }, lane));
  return sent;
};

/** The value below which `share` of them lie. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
