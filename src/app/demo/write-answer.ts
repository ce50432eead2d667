import MailComposer from 'nodemailer/lib/mail-composer';
import type { Address } from '#spine/channels/contract.ts';
import { escaped, inDivs, introOf, marked, paragraphs, type Said } from './write-mail.ts';

/** An agent's answer: the words, the shop's signature, and what it answers, as the desk lays it out. */
export const layOutAnswer = (
  text: string,
  said: Said | null,
  language: 'fr' | 'en',
): { text: string; freshText: string; html: string } => {
  const html = paragraphs(text)
    .map((part) => `<p>${part}</p>`)
    .join('');
  const quote = said
    ? `<br><div class="relais-quote"><p>${escaped(introOf(said, language))}</p><blockquote type="cite" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">${inDivs(said.text)}</blockquote></div>`
    : '';
  return {
    freshText: text,
    text: said ? `${text}\n\n${introOf(said, language)}\n${marked(said.text)}` : text,
    html: `<!doctype html><html><head><meta charset="utf-8"></head><body>${html}${quote}</body></html>`,
  };
};

/** The answer as its customer received it. */
export const writeAnswer = (answer: {
  rfcMessageId: string;
  refs: readonly string[];
  sender: Address;
  replyTo: Address[];
  to: Address[];
  cc: Address[];
  subject: string;
  text: string;
  html: string;
  at: Date;
}): Promise<Buffer> =>
  new MailComposer({
    from: answer.sender,
    to: answer.to,
    cc: answer.cc,
    replyTo: answer.replyTo,
    date: answer.at,
    subject: answer.subject,
    messageId: `<${answer.rfcMessageId}>`,
    inReplyTo: `<${answer.refs.at(-1)}>`,
    references: answer.refs.map((id) => `<${id}>`),
    text: answer.text,
    html: answer.html,
  })
    .compile()
    .build();
