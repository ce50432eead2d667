import type { Address, IncomingMail } from '#spine/channels/contract.ts';
import { isUsable, readAddresses } from './addresses.ts';
import { readAttachments } from './attachments.ts';
import { isAutoReply, isBulk } from './auto-reply.ts';
import { readBody, textOf } from './body.ts';
import { isFeedbackReport, readBounce } from './bounce.ts';
import { readDate } from './dates.ts';
import { decodeHeader } from './encoded-words.ts';
import { fingerprintOf } from './fingerprint.ts';
import { freshText } from './fresh-text.ts';
import { freshFromHtml } from './fresh-html.ts';
import { type Header, allRaw, firstRaw } from './header-block.ts';
import { readHtml } from './html-to-text.ts';
import { readInvitation } from './invitation.ts';
import { MAX_HEADER_TEXT_CHARS, MAX_MAIL_BYTES, MAX_REFERENCES } from './limits.ts';
import { type MailView, leavesOf } from './mail-view.ts';
import { type MimePart, readMimeTree } from './mime-tree.ts';
import { UnparsableMail } from './unparsable.ts';

/** What the door knows of the delivery and the mail itself does not say. */
export type MailFacts = {
  remoteIp?: string;
  helo?: string;
  /** Envelope sender; '' is the null sender of bounces. */
  mailFrom?: string;
};

/** Headers that every copy of a mail has alike. */
const WRITTEN_ONCE = [
  'to',
  'cc',
  'reply-to',
  'in-reply-to',
  'references',
  'auto-submitted',
  'x-autoreply',
  'precedence',
];

const LOOP_HEADER = 'x-relais-loop';

/** Message-IDs between angle brackets; old programs leave the brackets out. */
function readIds(raw: string | null): string[] {
  if (!raw) return [];
  const text = decodeHeader(raw.slice(0, 100_000)).replaceAll('\u0000', '');
  const bracketed = [...text.matchAll(/<\s*([^<>\s]{1,998})\s*>/g)].map((match) => match[1] as string);
  const bare = () => text.split(/[\s,]+/).filter((word) => /^[^@<>]{1,500}@[^@<>]{1,500}$/.test(word));
  const ids = bracketed.length ? bracketed : bare();
  return [...new Set(ids)].slice(-MAX_REFERENCES);
}

/** Somebody a reply can reach, looked for where senders and gateways put them; else whatever From says. */
function readFrom(headers: Header[], facts: MailFacts, hint: string | null): Address {
  const written = readAddresses(allRaw(headers, 'from'), hint);
  const own = written.find(isUsable);
  if (own) return own;
  for (const name of ['reply-to', 'sender', 'x-original-from', 'return-path']) {
    const other = readAddresses(allRaw(headers, name), hint).find(isUsable);
    if (other) return { name: written[0]?.name || other.name, address: other.address };
  }
  const envelope = { name: written[0]?.name ?? '', address: (facts.mailFrom ?? '').toLowerCase() };
  return isUsable(envelope) ? envelope : (written[0] ?? envelope);
}

function headerText(headers: Header[], name: string, hint: string | null): string {
  const raw = firstRaw(headers, name);
  return raw === null
    ? ''
    : decodeHeader(raw.slice(0, 4 * MAX_HEADER_TEXT_CHARS), hint)
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, MAX_HEADER_TEXT_CHARS);
}

function charsetHint(leaves: MimePart[]): string | null {
  for (const leaf of leaves) {
    const charset = leaf.typeParams.get('charset');
    if (charset && leaf.type.startsWith('text/')) return charset;
  }
  return null;
}

function invitationOf(leaves: MimePart[], hint: string | null): IncomingMail['invitation'] {
  const calendar = leaves.find((leaf) => leaf.type === 'text/calendar' || leaf.type === 'application/ics');
  if (!calendar) return null;
  return readInvitation(textOf(calendar, hint), calendar.typeParams.get('method') ?? null);
}

function hasContent(raw: Uint8Array): boolean {
  return raw.some((byte) => byte > 0x20);
}

/**
 * Raw bytes as the desk's mail. Same bytes, same answer: no clock, no network; `verdict` is for the caller to fill.
 * @throws UnparsableMail when the mail exceeds the limits or has nothing in it
 */
export async function parseMail(raw: Uint8Array, facts: MailFacts): Promise<IncomingMail> {
  if (raw.length > MAX_MAIL_BYTES) throw new UnparsableMail('too-large');
  if (!hasContent(raw)) throw new UnparsableMail('empty');
  const root = readMimeTree(raw);
  const { headers } = root;
  const leaves = leavesOf(root);
  const hint = charsetHint(leaves);
  const body = readBody(root, hint);
  const files = readAttachments(body.attachments, body.html, hint);
  const html = body.html ?? files.tnefHtml;
  const ownText = body.text.trim() || !files.tnefHtml ? body.text : readHtml(files.tnefHtml).text;
  const text = ownText.trim() ? ownText : (files.tnefText ?? ownText);
  const from = readFrom(headers, facts, hint);
  const subject = headerText(headers, 'subject', hint);
  const view: MailView = {
    headers,
    from,
    subject,
    text,
    leaves,
    rootType: root.type,
    rootParams: root.typeParams,
    mailFrom: facts.mailFrom ?? null,
  };
  const feedback = isFeedbackReport(view);
  const bounce = feedback ? null : readBounce(view);
  const date = readDate(firstRaw(headers, 'date'));
  const messageId = readIds(firstRaw(headers, 'message-id'))[0] ?? null;
  return {
    messageId,
    inReplyTo: readIds(firstRaw(headers, 'in-reply-to')),
    references: readIds(firstRaw(headers, 'references')),
    from,
    replyTo: readAddresses(allRaw(headers, 'reply-to'), hint).filter(isUsable),
    to: readAddresses(allRaw(headers, 'to'), hint).filter((address) => address.address),
    cc: readAddresses(allRaw(headers, 'cc'), hint).filter((address) => address.address),
    subject,
    date,
    text,
    html,
    freshText: body.reading ? freshFromHtml(body.reading, subject) : freshText(text, subject),
    attachments: files.attachments,
    kind: feedback ? 'feedback-report' : bounce ? 'bounce' : isAutoReply(view) ? 'auto-reply' : 'mail',
    bounce,
    bulk: isBulk(view),
    invitation: invitationOf(leaves, hint),
    verdict: null,
    hops: allRaw(headers, 'received').length,
    loopMarks: allRaw(headers, LOOP_HEADER).map((value) => value.slice(0, 200)),
    fingerprint: fingerprintOf({
      messageId,
      date,
      from: from.address,
      subject,
      text,
      html,
      attachmentHashes: files.attachments.flatMap(({ name, sha256 }) => [name, sha256]),
      others: WRITTEN_ONCE.map((name) => allRaw(headers, name).join(' ').replace(/\s+/g, ' ')),
    }),
  };
}
