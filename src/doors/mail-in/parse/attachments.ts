import { hash } from 'node:crypto';
import type { IncomingAttachment } from '#spine/channels/contract.ts';
import { decodeHeader } from './encoded-words.ts';
import { inventedFileName, safeFileName } from './file-name.ts';
import { firstRaw, readHeaders } from './header-block.ts';
import { MAX_HEADER_BYTES } from './limits.ts';
import { type MimePart, contentOf } from './mime-tree.ts';
import { readTnef } from './tnef.ts';

/** The ids and locations that an HTML body shows. */
function shownBy(html: string | null): Set<string> {
  const shown = new Set<string>();
  for (const match of html?.matchAll(/\b(?:cid:|src\s*=\s*["']?)([^\s"'<>)]{1,500})/gi) ?? []) {
    const reference = (match[1] as string).replace(/^cid:/i, '').replaceAll('&amp;', '&');
    shown.add(reference);
    try {
      shown.add(decodeURIComponent(reference));
    } catch {
      // A stray percent sign: the reference as written is already there.
    }
  }
  return shown;
}

/** A forwarded mail is known by its subject. */
function subjectOf(content: Buffer, hint: string | null): string | null {
  const end = Math.min(content.length, 64 * 1024);
  const { headers } = readHeaders(content, 0, end, { left: MAX_HEADER_BYTES }, () => false);
  const subject = firstRaw(headers, 'subject');
  return subject ? decodeHeader(subject, hint).trim().slice(0, 120) || null : null;
}

function nameOf(part: MimePart, content: Buffer, number: number, hint: string | null): string {
  const given = part.disposition.params.get('filename') ?? part.typeParams.get('name') ?? '';
  const safe = given ? safeFileName(given) : null;
  if (safe) return safe;
  if (part.type === 'message/rfc822') {
    const subject = subjectOf(content, hint);
    const fromSubject = subject && safeFileName(subject.replace(/[\\/]/g, '-'));
    if (fromSubject) return `message - ${fromSubject}.eml`;
  }
  return inventedFileName(part.type, number);
}

/** Copied, so that the bytes can be handed to another thread and do not hold the whole mail in memory. */
function owned(content: Uint8Array): Uint8Array {
  return new Uint8Array(content);
}

function isTnef(part: MimePart): boolean {
  const name = part.disposition.params.get('filename') ?? part.typeParams.get('name') ?? '';
  return part.type === 'application/ms-tnef' || part.type === 'application/vnd.ms-tnef' || /^winmail\.dat$/i.test(name);
}

export type Attachments = {
  attachments: IncomingAttachment[];
  /** A body found only inside winmail.dat. */
  tnefText: string | null;
  tnefHtml: string | null;
};

/** Leaves that are no body, as files. Outlook's winmail.dat is opened; what cannot be opened stays as it came. */
export function readAttachments(parts: MimePart[], html: string | null, hint: string | null): Attachments {
  const shown = shownBy(html);
  const out: Attachments = { attachments: [], tnefText: null, tnefHtml: null };
  const add = (name: string, type: string, bytes: Uint8Array, contentId: string | null, location: string | null) => {
    const content = owned(bytes);
    const inline = (contentId !== null && shown.has(contentId)) || (location !== null && shown.has(location));
    out.attachments.push({
      name,
      type,
      size: content.length,
      sha256: hash('sha256', content),
      contentId,
      inline,
      content,
    });
  };
  for (const part of parts) {
    const content = contentOf(part);
    const number = out.attachments.length + 1;
    const tnef = isTnef(part) ? readTnef(content) : null;
    if (tnef) {
      out.tnefText ??= tnef.text;
      out.tnefHtml ??= tnef.html;
      for (const file of tnef.files) {
        const name = safeFileName(file.name ?? '') ?? inventedFileName(file.type, out.attachments.length + 1);
        add(name, file.type, file.content, file.contentId, null);
      }
      if (tnef.files.length) continue;
    }
    add(nameOf(part, content, number, hint), part.type, content, part.contentId, part.location);
  }
  return out;
}
