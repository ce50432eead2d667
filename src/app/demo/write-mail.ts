import MailComposer from 'nodemailer/lib/mail-composer';
import type { Address } from '#spine/channels/contract.ts';
import type { Program } from './customers.ts';
import { FILES } from './files.ts';
import type { Turn } from './story.ts';

/** What was said before, as the answer to it quotes it. */
export type Said = { from: Address; to: Address; at: Date; subject: string; text: string };

export type Writing = {
  turn: Turn;
  from: Address;
  to: Address;
  at: Date;
  subject: string;
  /** Without angle brackets, as everywhere. */
  messageId: string;
  references: readonly string[];
  answering: Said | null;
  language: 'fr' | 'en';
  program: Program;
  /** Lines of a business card below what an Outlook user writes. */
  card: readonly string[];
};

export const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]!);
const linked = (html: string): string =>
  html.replace(/https:\/\/[^\s<]+[\w/]/g, (url) => `<a href="${url}">${url}</a>`);
export const paragraphs = (text: string): string[] =>
  text.split('\n\n').map((part) => linked(escaped(part)).replaceAll('\n', '<br>'));

const LOCALE = { fr: 'fr-CA', en: 'en-CA' };
const DATE = {
  fr: new Intl.DateTimeFormat(LOCALE.fr, { dateStyle: 'long', timeStyle: 'short' }),
  en: new Intl.DateTimeFormat(LOCALE.en, { dateStyle: 'long', timeStyle: 'short' }),
};
const longDate = (at: Date, language: 'fr' | 'en'): string => DATE[language].format(at);

/** The line above a quotation, as mail programs write it. */
export const introOf = (said: Said, language: 'fr' | 'en'): string => {
  const who = `${said.from.name} <${said.from.address}>`;
  return language === 'fr'
    ? `Le ${longDate(said.at, 'fr')}, ${who} a écrit :`
    : `On ${longDate(said.at, 'en')}, ${who} wrote:`;
};

type Body = { text: string; html: string | null };

export const marked = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
const plainWith = (text: string, said: Said | null, language: 'fr' | 'en'): string =>
  said ? `${text}\n\n${introOf(said, language)}\n\n${marked(said.text)}\n` : `${text}\n`;
export const inDivs = (text: string): string =>
  paragraphs(text)
    .map((part) => `<div>${part}</div>`)
    .join('<div><br></div>');

const OUTLOOK_HEADER = {
  fr: { from: 'De :', sent: 'Envoyé :', to: 'À :', subject: 'Objet :' },
  en: { from: 'From:', sent: 'Sent:', to: 'To:', subject: 'Subject:' },
};

const outlookText = (said: Said, language: 'fr' | 'en'): string => {
  const words = OUTLOOK_HEADER[language];
  return [
    '________________________________',
    `${words.from} ${said.from.name} <${said.from.address}>`,
    `${words.sent} ${longDate(said.at, language)}`,
    `${words.to} ${said.to.name} <${said.to.address}>`,
    `${words.subject} ${said.subject}`,
    '',
    said.text,
    '',
  ].join('\n');
};

const outlookQuote = (said: Said, language: 'fr' | 'en'): string => {
  const words = OUTLOOK_HEADER[language];
  const line = (name: string, value: string): string => `<b>${name}</b> ${escaped(value)}<br>`;
  return (
    `<hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt">` +
    line(words.from, `${said.from.name} <${said.from.address}>`) +
    line(words.sent, longDate(said.at, language)) +
    line(words.to, `${said.to.name} <${said.to.address}>`) +
    line(words.subject, said.subject) +
    `</font></div><div>${inDivs(said.text)}</div>`
  );
};

/** Each program's way of laying out a mail and quoting the one it answers. */
const LAYOUT: Record<Program, (writing: Writing) => Body> = {
  plain: ({ turn, answering, language }) => ({ text: plainWith(turn.text, answering, language), html: null }),
  gmail: ({ turn, answering, language }) => ({
    text: plainWith(turn.text, answering, language),
    html:
      `<div dir="ltr">${turn.html ?? inDivs(turn.text)}</div>` +
      (answering
        ? `<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${escaped(introOf(answering, language))}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${inDivs(answering.text)}</blockquote></div>`
        : ''),
  }),
  apple: ({ turn, answering, language }) => {
    const device = language === 'fr' ? 'Envoyé de mon iPhone' : 'Sent from my iPhone';
    return {
      text: plainWith(`${turn.text}\n\n${device}`, answering, language),
      html:
        `<html><body dir="auto">${turn.html ?? inDivs(turn.text)}<div><br></div><div dir="ltr">${device}</div>` +
        (answering
          ? `<div dir="ltr"><br><blockquote type="cite">${escaped(introOf(answering, language))}<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">${inDivs(answering.text)}</div></blockquote>`
          : '') +
        `</body></html>`,
    };
  },
  outlook: ({ turn, answering, language, card }) => ({
    text: [turn.text, card.join('\n'), answering ? outlookText(answering, language) : ''].filter(Boolean).join('\n\n'),
    html:
      `<html><body lang="${LOCALE[language]}"><div class="WordSection1" style="font-family:Calibri,sans-serif;font-size:11pt">` +
      (turn.html ??
        paragraphs(turn.text)
          .map((part) => `<p class="MsoNormal" style="margin:0 0 8pt">${part}</p>`)
          .join('')) +
      (card.length > 0
        ? `<p class="MsoNormal" style="margin:8pt 0;color:#44546a">${card.map((each, index) => (index === 0 ? `<b>${escaped(each)}</b>` : escaped(each))).join('<br>')}</p>`
        : '') +
      `</div>${answering ? outlookQuote(answering, language) : ''}</body></html>`,
  }),
};

/** One mail of a customer as it goes over the wire. */
export const writeMail = (writing: Writing): Promise<Buffer> => {
  const { turn } = writing;
  const { text, html } = LAYOUT[writing.program](writing);
  const automatic = turn.machine === 'auto-reply';
  return new MailComposer({
    from: writing.from,
    to: writing.to,
    date: writing.at,
    subject: writing.subject,
    messageId: `<${writing.messageId}>`,
    inReplyTo: writing.references.length > 0 ? `<${writing.references.at(-1)}>` : undefined,
    references: writing.references.map((id) => `<${id}>`),
    text,
    html: automatic || html === null ? undefined : html,
    headers: automatic ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } : {},
    attachments: (turn.files ?? []).map((name) => ({
      filename: name,
      content: FILES[name].make(),
      contentType: FILES[name].type,
      ...(turn.html?.includes(`cid:${name}`) ? { cid: name, contentDisposition: 'inline' as const } : {}),
    })),
  })
    .compile()
    .build();
};
