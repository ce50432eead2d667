import { buffer } from 'node:stream/consumers';
import DKIM from 'nodemailer/lib/dkim';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Blobs } from '#ground/blobs/server/blobs.ts';
import type { StoredFile, StoredMessage } from './message-store.ts';

export type Signing = { domain: string; selector: string; privateKey: string };
export type BuildOptions = {
  blobs: Blobs;
  /** Value of the header that shows our own mail coming back. */
  loopMark: string;
  /** Bytes over the wire (D15). */
  maxBytes: number;
  signing: Signing | null;
};

export class MailTooLarge extends Error {}

/** Characters from which a text travels as base64; the desk weighs a letter by the same figure before it is sent. */
const BASE64_FROM = 500_000;
const angled = (id: string): string => `<${id}>`;
/** Base64 in lines of 76 makes three bytes into 4.1. */
const WIRE_FACTOR = 4.1 / 3;

const fileParts = (files: readonly StoredFile[], blobs: Blobs) =>
  Promise.all(
    files.map(async (file) => ({
      filename: file.name,
      content: Buffer.from(await blobs.read(file.sha256)),
      contentType: file.type,
      contentDisposition: file.inline ? 'inline' : 'attachment',
      ...(file.inline && file.contentId ? { cid: file.contentId } : {}),
    })),
  );

/** The bytes that leave: CRLF lines, blind copies named nowhere, signed when a key is given. Throws MailTooLarge. */
export const buildMail = async (
  message: StoredMessage & { rfcMessageId: string },
  options: BuildOptions,
): Promise<Buffer> => {
  const weight = message.files.reduce((sum, file) => sum + file.size * WIRE_FACTOR, 0);
  if (weight > options.maxBytes) throw new MailTooLarge();
  const mail = new MailComposer({
    from: message.sender,
    to: message.to,
    cc: message.cc,
    replyTo: message.replyTo,
    messageId: angled(message.rfcMessageId),
    inReplyTo: message.inReplyTo.map(angled).join(' ') || undefined,
    references: message.refs.map(angled),
    date: message.writtenAt,
    subject: message.subject,
    text: message.text,
    html: message.html ?? undefined,
    attachments: await fileParts(message.files, options.blobs),
    headers: {
      'X-Relais-Loop': options.loopMark,
      ...(message.automatic ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } : {}),
    },
    newline: 'win',
    // As quoted-printable the many signs of a large table would take three bytes each, and seconds.
    ...(message.text.length + (message.html?.length ?? 0) > BASE64_FROM ? { textEncoding: 'base64' as const } : {}),
    // The text is an agent's: nothing in it may make this process read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const plain = await mail.compile().build();
  const raw = options.signing ? await signed(plain, options.signing) : plain;
  if (raw.length > options.maxBytes) throw new MailTooLarge();
  return raw;
};

const signed = (raw: Buffer, { domain, selector, privateKey }: Signing): Promise<Buffer> =>
  buffer(new DKIM({ domainName: domain, keySelector: selector, privateKey }).sign(raw));
