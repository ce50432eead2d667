import { say, type Language, type Values } from '#ground/words.ts';
import { interactionWords } from '#spine/interactions/words.ts';
import { transcriptWords } from '../words.ts';
import type { Moments } from './moments.ts';
import type { ReadMessage, Transcript } from './read-transcript.ts';
import type { SourceDocument, SourceEntry } from './setting/document.ts';

export type Note = { author: string; at: Date; text: string };
export type Telling = {
  language: Language;
  moments: Moments;
  made: { at: Date; by: string };
  /** What colleagues wrote, for a transcript that has it; null: none is to be in it. */
  inside: { notes: readonly Note[]; tags: readonly string[] } | null;
};

type Address = { name: string; address: string };
type Word = keyof typeof transcriptWords;

/** Our mailbox without the mark that names the interaction: nobody knows it by that. */
const plainAddress = (address: string): string => address.replace(/\+r\d+\.[^@]*@/, '@');

const unit = (size: number, language: Language): string => {
  const units = { fr: ['o', 'Ko', 'Mo'], en: ['B', 'KB', 'MB'] }[language];
  const step = size < 1_000 ? 0 : size < 1_000_000 ? 1 : 2;
  return `${Math.max(1, Math.round(size / 1024 ** step))}\u00a0${units[step]}`;
};

/** Why a message of ours has not arrived; nothing where it has. */
const DELIVERY: Partial<Record<string, Word>> = {
  held: 'page.delivery.held',
  queued: 'page.delivery.held',
  failed: 'page.delivery.failed',
  bounced: 'page.delivery.bounced',
  uncertain: 'page.delivery.uncertain',
};

/** A transcript in words: everything that stands in the file, whichever format it is. */
export const toSource = (transcript: Transcript, telling: Telling): SourceDocument => {
  const { interaction, messages, hidden } = transcript;
  const { language, moments, inside } = telling;
  const t = (word: Word, values?: Values): string => say(transcriptWords[word], language, values);
  const common = (word: keyof typeof interactionWords): string => say(interactionWords[word], language);
  const anonymous = common('anonymous');
  const subject = interaction.subject.trim() || common('no-subject');

  const named = ({ name, address }: Address): string => {
    if (hidden.addresses.has(address.toLowerCase())) return anonymous;
    return name.trim() || plainAddress(address);
  };
  const names = (people: readonly Address[]): string => people.map(named).join(', ');
  const speaker = (message: ReadMessage): string => {
    if (message.authorHidden) return anonymous;
    const agent = message.direction === 'out' ? message.agentName : null;
    return agent ?? (message.sender.name.trim() || message.sender.address);
  };
  /** By which channel, where it is not the mail's. */
  const role = (message: ReadMessage): string =>
    message.channel === 'email' ? part(message) : `${part(message)} · ${common(`channel.${message.channel}`)}`;
  const part = ({ direction, kind, agentId, authorHidden }: ReadMessage): string => {
    if (kind === 'bounce' || kind === 'feedback-report') return t('page.role.machine');
    if (kind === 'auto-reply' || (direction === 'out' && agentId === null && !authorHidden))
      return t('page.role.house');
    return t(direction === 'in' ? 'page.role.in' : 'page.role.out');
  };

  const entryOf = (message: ReadMessage): SourceEntry => {
    const at = moments.full(message.createdAt);
    if (message.kind === 'forward' || message.kind === 'transcript') {
      const word = message.kind === 'forward' ? 'page.forwarded' : 'page.sent';
      return event(t(word, { name: speaker(message), addresses: names(message.to) }), at);
    }
    const outgoing = message.direction === 'out';
    const lines = [
      ...(message.to.length > 0 ? [t('page.to', { names: names(message.to) })] : []),
      ...(message.cc.length > 0 ? [t('page.cc', { names: names(message.cc) })] : []),
      ...(!message.contentHidden && differs(message.subject, interaction.subject)
        ? [t('page.subject', { subject: message.subject.trim() })]
        : []),
    ];
    const delivery = outgoing && message.delivery !== null ? DELIVERY[message.delivery] : undefined;
    const marks = [
      ...(message.partHidden && !message.contentHidden ? [t('page.part-hidden')] : []),
      ...(message.unquoted ? [t('page.unquoted')] : []),
      ...(delivery ? [t(delivery)] : []),
    ];
    const isPicture = (file: ReadMessage['files'][number]): boolean =>
      file.contentId !== null && /^image\//i.test(file.type);
    const files = message.files.filter((file) => !(file.inline && message.hasHtml));
    const fileNames = files.map((file) => `${file.name} (${unit(file.size, language)})`);
    const text = message.contentHidden ? common('content-hidden') : message.text;
    return {
      ...{ kind: 'message', side: message.direction, author: speaker(message), role: role(message), at, lines, marks },
      html: message.html,
      text: message.html === null && text.trim() === '' ? t('page.empty') : text,
      files: files.length > 0 ? t('page.files', { n: files.length, names: fileNames.join(', ') }) : '',
      pictures: Object.fromEntries(message.files.filter(isPicture).map((file) => [file.contentId!, file.sha256])),
    };
  };

  const contact = hidden.contact
    ? anonymous
    : [interaction.contactName, interaction.contactAddress && `<${interaction.contactAddress}>`]
        .filter(Boolean)
        .join(' ');
  const first = messages[0]!.createdAt;
  const last = messages.at(-1)!.createdAt;
  const period =
    moments.day(first) === moments.day(last)
      ? moments.day(first)
      : t('page.period.range', { from: moments.day(first), to: moments.day(last) });
  const agent =
    interaction.assigneeId !== null && hidden.agents.has(interaction.assigneeId) ? anonymous : interaction.assigneeName;
  const facts: [Word, string | null][] = [
    ['page.contact', contact],
    ['page.status', common(`status.${interaction.status}`)],
    ['page.agent', agent],
    ['page.skill', interaction.skillName],
    ['page.mailbox', interaction.mailboxAddress],
    ['page.period', period],
    ['page.messages', String(messages.filter((one) => one.kind !== 'forward' && one.kind !== 'transcript').length)],
    ['page.zone', moments.zone(last)],
    ['page.tags', inside && inside.tags.length > 0 ? inside.tags.join(', ') : null],
  ];
  const entries = [
    ...messages.map((one) => ({ at: one.createdAt, entry: entryOf(one) })),
    ...(inside?.notes ?? []).map((note) => ({ at: note.at, entry: noteOf(note, t('page.role.note'), moments) })),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());

  return {
    ...{ lang: language, region: 'CA', title: subject, eyebrow: t('page.word') },
    facts: facts.flatMap(([word, value]): [string, string][] => (value ? [[t(word), value]] : [])),
    running: {
      left: subject,
      right: hidden.contact ? anonymous : interaction.contactName || interaction.contactAddress,
    },
    made: t('page.made', { at: moments.full(telling.made.at), name: telling.made.by }),
    words: { picture: t('page.picture') },
    entries: entries.map((one) => one.entry),
  };
};

const PREFIX = /^(?:\s*(?:re|ré|tr|fw|fwd|aw|wg)\s*:)+\s*/i;
const differs = (one: string, other: string): boolean => {
  const bare = (subject: string): string => subject.replace(PREFIX, '').trim().toLowerCase();
  return bare(one) !== '' && bare(one) !== bare(other);
};

const EMPTY = { lines: [], marks: [], html: null, text: '', files: '', pictures: {} };
const event = (text: string, at: string): SourceEntry => ({
  ...EMPTY,
  ...{ kind: 'event', side: '', author: text, role: '', at },
});
const noteOf = (note: Note, role: string, moments: Moments): SourceEntry => ({
  ...EMPTY,
  ...{ kind: 'note', side: '', author: note.author, role, at: moments.full(note.at), text: note.text },
});
