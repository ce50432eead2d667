import PostalMime, { type Email } from 'postal-mime';

/** A stored mail, decoded for reading. It is our own: built by the desk, so a plain parser is enough. */
export const readRaw = (raw: Uint8Array): Promise<Email> => PostalMime.parse(raw, { forceRfc822Attachments: true });

export const attachmentsOf = (mail: Email) =>
  mail.attachments.map((part, index) => ({
    index,
    name: part.filename ?? '',
    type: part.mimeType,
    size: bytesOf(part.content).length,
    contentId: part.contentId?.replace(/^<|>$/g, '') ?? null,
  }));

export const bytesOf = (content: ArrayBuffer | Uint8Array | string): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as Uint8Array);

/** What an answer to it carries, so that it is threaded as from any mail program (RFC 5322 3.6.4). */
export const answerHeaders = (mail: Email): { inReplyTo?: string; references?: string } => {
  if (!mail.messageId) return {};
  const before = mail.references ?? mail.inReplyTo ?? '';
  return { inReplyTo: mail.messageId, references: `${before} ${mail.messageId}`.trim() };
};
