import type { BounceReport } from '#spine/channels/contract.ts';
import { type MailView, hasNullSender, headerOf } from './mail-view.ts';
import { textOf } from './body.ts';
import { FAILURE_SUBJECT, FAILURE_TEXT, ROBOT_SENDER } from './bounce-words.ts';
import { MAX_CLASSIFIED_CHARS } from './limits.ts';
import { type MimePart, contentOf } from './mime-tree.ts';

const STATUS = /\b([245]\.\d{1,3}\.\d{1,3})\b/;
const MAILBOX = /[^\s<>()[\]{};:,"'@]{1,100}@[^\s<>()[\]{};:,"'@]{1,200}\.[^\s<>()[\]{};:,"'@]{2,60}/;

/** An abuse report (RFC 5965), not a bounce although it looks like one. */
export function isFeedbackReport(view: MailView): boolean {
  if (view.leaves.some((leaf) => leaf.type === 'message/feedback-report')) return true;
  return /feedback-report/i.test(view.rootParams.get('report-type') ?? '');
}

type Fields = Map<string, string>;

/** Groups of header-like lines parted by empty lines: the message first, then each recipient (RFC 3464 section 2). */
function groupsOf(text: string): Fields[] {
  const groups: Fields[] = [new Map()];
  let last = '';
  for (const line of text.slice(0, MAX_CLASSIFIED_CHARS).split('\n')) {
    const group = groups.at(-1) as Fields;
    const field = /^([A-Za-z][\w-]{0,60})\s*:\s*(.*)$/.exec(line);
    if (!line.trim()) {
      if (group.size) groups.push(new Map());
      last = '';
    } else if (/^[ \t]/.test(line) && last) group.set(last, `${group.get(last)} ${line.trim()}`);
    else if (field) {
      last = (field[1] as string).toLowerCase();
      if (!group.has(last)) group.set(last, field[2] as string);
    }
    if (groups.length > 500) break;
  }
  return groups;
}

/** `rfc822; ann@example.org` without its type. */
function untyped(value: string | undefined): string {
  return (value ?? '').replace(/^\s*[\w-]+\s*;\s*/, '').trim();
}

function mailboxIn(text: string): string | null {
  return MAILBOX.exec(text.slice(0, 2_000))?.[0].toLowerCase().replace(/\.$/, '') ?? null;
}

function oneLine(text: string): string | null {
  return text.replace(/\s+/g, ' ').trim().slice(0, 500) || null;
}

/** Header lines of the mail that came back: its own part, or copied below the words. */
function returnedHeaders(view: MailView): string[] {
  const returned = view.leaves.filter((leaf) =>
    /^(message\/(rfc822|global)|text\/rfc822-headers|message\/rfc822-headers)$/.test(leaf.type),
  );
  return [...returned.map((leaf) => contentOf(leaf).toString('latin1', 0, 64 * 1024)), view.text.slice(0, 64 * 1024)];
}

/** The Message-ID in the returned mail or its headers. */
function originalId(view: MailView): string | null {
  for (const source of returnedHeaders(view)) {
    const id = /^[\s>]{0,8}Message-ID:\s{0,4}<([^<>\s]{3,500})>/im.exec(source)?.[1];
    if (id) return id;
  }
  return null;
}

function originalRecipient(view: MailView): string | null {
  for (const source of returnedHeaders(view)) {
    const to = /^[\s>]{0,8}To:(.{3,400})/im.exec(source)?.[1];
    if (to) return mailboxIn(to);
  }
  return null;
}

function isStatusPart(part: MimePart): boolean {
  return part.type === 'message/delivery-status' || part.type === 'message/global-delivery-status';
}

/** A report in the form of RFC 3464; null when there is none, 'good' when it only reports success. */
function fromStatusParts(view: MailView): BounceReport | 'good' | null {
  let delivered = false;
  for (const part of view.leaves.filter(isStatusPart)) {
    const groups = groupsOf(textOf(part, null));
    const recipients = groups.filter(
      (group) => group.has('action') || group.has('status') || group.has('final-recipient'),
    );
    for (const group of recipients) {
      const action = (group.get('action') ?? '').toLowerCase();
      const status =
        STATUS.exec(group.get('status') ?? '')?.[1] ?? STATUS.exec(group.get('diagnostic-code') ?? '')?.[1] ?? null;
      if (/^(delivered|relayed|expanded)/.test(action) || (!action && status?.startsWith('2'))) {
        delivered = true;
        continue;
      }
      const final = untyped(group.get('final-recipient'));
      return {
        recipient:
          mailboxIn(untyped(group.get('original-recipient'))) ?? mailboxIn(final) ?? (final.toLowerCase() || null),
        status,
        diagnostic: oneLine(untyped(group.get('diagnostic-code'))),
        permanent: action ? action.startsWith('failed') && !status?.startsWith('4') : !status?.startsWith('4'),
        originalMessageId: originalId(view),
      };
    }
  }
  return delivered ? 'good' : null;
}

/** What a server without the standard form says in words. */
function fromWords(view: MailView): BounceReport {
  const text = view.text.slice(0, 50_000);
  const lines = text.split('\n').slice(0, 400);
  const reply =
    lines.find((line) => /\b[45]\d\d[ -]+.{3}/.test(line.slice(0, 400)) || STATUS.test(line.slice(0, 400))) ?? '';
  const status = STATUS.exec(reply)?.[1] ?? null;
  const code = /\b([45])\d\d\b/.exec(reply)?.[1] ?? status?.[0];
  const failed = headerOf(view, 'x-failed-recipients');
  // Its own address, as in "for help write to postmaster@…", is not the one that failed.
  const own = view.from.address;
  const addressed = lines.find((line) => MAILBOX.test(line.slice(0, 400)) && !(own && line.includes(own))) ?? '';
  const delayed = /delay|warning|retard|verzöger|not yet|still (be )?try|will (keep|continue) try/i.test(view.subject);
  return {
    recipient: mailboxIn(failed) ?? mailboxIn(addressed) ?? originalRecipient(view),
    status,
    diagnostic: oneLine(reply),
    permanent: code !== '4' && !delayed,
    originalMessageId: originalId(view),
  };
}

function saysFailure(view: MailView): boolean {
  return FAILURE_TEXT.test(view.text.slice(0, 8_000));
}

function returnsMail(view: MailView): boolean {
  return view.leaves.some((leaf) => /^(message\/rfc822|text\/rfc822-headers|message\/partial)$/.test(leaf.type));
}

/**
 * The report of a mail that could not be delivered; null when it is none. The standard form is believed; without it a
 * robot's sender, a telling subject and telling words must agree two by two, so that a customer who writes about a
 * failed delivery stays a customer.
 */
export function readBounce(view: MailView): BounceReport | null {
  const standard = fromStatusParts(view);
  if (standard === 'good') return null;
  if (standard) return standard;
  if (headerOf(view, 'x-failed-recipients')) return fromWords(view);
  const robot = ROBOT_SENDER.test(`${view.from.name} <${view.from.address}>`) || hasNullSender(view);
  const report = view.rootType === 'multipart/report' && !/disposition/i.test(view.rootParams.get('report-type') ?? '');
  const subject = FAILURE_SUBJECT.test(view.subject.slice(0, 300));
  const words = saysFailure(view);
  const answer = headerOf(view, 'in-reply-to') !== '' && !ROBOT_SENDER.test(view.from.address);
  if (report && (subject || words || robot)) return fromWords(view);
  if (robot && !answer && (subject || (words && (returnsMail(view) || ROBOT_SENDER.test(view.from.address)))))
    return fromWords(view);
  if (subject && words && returnsMail(view)) return fromWords(view);
  return null;
}
