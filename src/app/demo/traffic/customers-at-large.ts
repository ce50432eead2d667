import { randomUUID } from 'node:crypto';
import { CUSTOMERS, type Program } from '../customers.ts';
import { deskAddress, MAILBOXES, type Desk } from '../shop.ts';
import { writeMail, type Said } from '../write-mail.ts';
import { FIRST_NAMES, ITEMS, LAST_NAMES, OPENINGS, PLACES, REMINDERS, THANKS } from './letters.ts';

export type Outgoing = { kind: 'new' | 'reply'; from: string; to: string; raw: Buffer };

/** A mail of the shop that a customer can answer. */
export type FromShop = {
  customer: { name: string; address: string };
  from: { name: string; address: string };
  /** Signed address that the answer goes to: the thread is found by it. */
  replyTo: string;
  subject: string;
  text: string;
  at: Date;
};

type Writer = { name: string; address: string; language: 'fr' | 'en'; program: Program };
type Thread = { writer: Writer; desk: Desk; subject: string; chain: string[]; last: Said; reminders: number };

/** Nobody writes for ever without an answer. */
const MOST_REMINDERS = 2;
/** Conversations remembered, the oldest forgotten first. */
const MOST_THREADS = 500;
const SHARE_OF_STRANGERS = 0.2;

const one = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;
const without = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

const someone = (): Writer => {
  if (Math.random() >= SHARE_OF_STRANGERS) {
    const known = one(CUSTOMERS);
    return { ...known, language: known.language === 'fr' ? 'fr' : 'en' };
  }
  const language = one(['fr', 'en'] as const);
  const [first, last] = [one(FIRST_NAMES[language]), one(LAST_NAMES[language])];
  const address = `${without(first)}.${without(last)}@${language === 'fr' ? 'courriel' : 'northmail'}.example`;
  return { name: `${first} ${last}`, address, language, program: one(['gmail', 'apple', 'outlook', 'plain']) };
};

const filled = (text: string, language: 'fr' | 'en'): string => {
  const item = one(ITEMS[language]);
  const values: Record<string, string> = {
    order: `BB-${48_400 + Math.floor(Math.random() * 600)}`,
    days: String(4 + Math.floor(Math.random() * 9)),
    place: one(PLACES[language]),
    item,
  };
  return text.replace(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? '');
};

const again = (subject: string): string => (/^re\s?:/i.test(subject) ? subject : `Re: ${subject}`);
const newId = (writer: Writer): string => `${randomUUID()}@${writer.address.split('@')[1]}`;

/** Customers who write, remember what they wrote, and write again. Times are the present. */
export const createCustomers = () => {
  const threads: Thread[] = [];

  const begin = async (): Promise<Outgoing> => {
    const writer = someone();
    const opening = one(OPENINGS[writer.language]);
    const desk = { name: MAILBOXES[opening.to].name, address: deskAddress(opening.to) };
    const letter = `${opening.subject}\n${opening.text}`;
    const [subject = '', ...lines] = filled(letter, writer.language).split('\n');
    const text = `${lines.join('\n')}\n\n${writer.name}`;
    const at = new Date();
    const messageId = newId(writer);
    const from = { name: writer.name, address: writer.address };
    const raw = await writeMail({
      turn: { when: '0m', text, files: opening.file ? [opening.file] : [] },
      from,
      to: desk,
      at,
      subject,
      messageId,
      references: [],
      answering: null,
      language: writer.language,
      program: writer.program,
      card: [],
    });
    threads.push({
      writer,
      desk: opening.to,
      subject,
      chain: [messageId],
      last: { from, to: desk, at, subject, text },
      reminders: 0,
    });
    if (threads.length > MOST_THREADS) threads.shift();
    return { kind: 'new', from: writer.address, to: desk.address, raw };
  };

  const remind = async (thread: Thread): Promise<Outgoing> => {
    const { writer } = thread;
    const text = filled(one(REMINDERS[writer.language]), writer.language);
    const messageId = newId(writer);
    const desk = thread.last.to;
    const raw = await writeMail({
      turn: { when: '0m', text },
      from: { name: writer.name, address: writer.address },
      to: desk,
      at: new Date(),
      subject: again(thread.subject),
      messageId,
      references: thread.chain,
      answering: thread.last,
      language: writer.language,
      program: writer.program,
      card: [],
    });
    thread.chain.push(messageId);
    thread.reminders += 1;
    return { kind: 'reply', from: writer.address, to: desk.address, raw };
  };

  return {
    begin,
    /** Another mail in a conversation that waits; null when there is none. */
    async remind(): Promise<Outgoing | null> {
      const waiting = threads.filter((thread) => thread.reminders < MOST_REMINDERS);
      return waiting.length === 0 ? null : remind(one(waiting));
    },
    /** The customer's answer to what the shop wrote. */
    async answer(mail: FromShop): Promise<Outgoing> {
      const known = CUSTOMERS.find((each) => each.address === mail.customer.address);
      const language = known
        ? known.language === 'fr'
          ? 'fr'
          : 'en'
        : /\b(bonjour|merci)\b/i.test(mail.text)
          ? 'fr'
          : 'en';
      const writer: Writer = {
        name: mail.customer.name || mail.customer.address,
        address: mail.customer.address,
        language,
        program: known?.program ?? 'gmail',
      };
      const from = { name: writer.name, address: writer.address };
      const raw = await writeMail({
        turn: { when: '0m', text: filled(one(THANKS[language]), language) },
        from,
        to: { name: mail.from.name, address: mail.replyTo },
        at: new Date(),
        subject: again(mail.subject),
        messageId: newId(writer),
        references: [],
        answering: { from: mail.from, to: from, at: mail.at, subject: mail.subject, text: mail.text },
        language,
        program: writer.program,
        card: [],
      });
      const waiting = threads.findIndex((thread) => thread.writer.address === writer.address);
      if (waiting >= 0) threads.splice(waiting, 1);
      return { kind: 'reply', from: writer.address, to: mail.replyTo, raw };
    },
  };
};
export type Customers = ReturnType<typeof createCustomers>;
