import { htmlToText } from '#ground/html/html-to-text.ts';
import type { SourceDocument, SourceEntry } from './setting/document.ts';

const RULE = '─'.repeat(72);

const bodyOf = ({ html, text }: SourceEntry): string => (text.trim() === '' && html !== null ? htmlToText(html) : text);

const written = (entry: SourceEntry): string => {
  if (entry.kind === 'event') return `${entry.at}\n${entry.author}`;
  const head = [
    `${entry.author}${entry.role ? ` (${entry.role})` : ''}, ${entry.at}`,
    entry.lines.join(' · '),
    ...entry.marks,
  ];
  const parts = [head.filter(Boolean).join('\n'), bodyOf(entry).trimEnd(), entry.files];
  return parts.filter(Boolean).join('\n\n');
};

/** The transcript as a text file, with a byte order mark: without it Windows takes it for another encoding. */
export const asText = (document: SourceDocument): string =>
  `\ufeff${[
    `${document.eyebrow} : ${document.title}`,
    document.facts.map(([label, value]) => `${label} : ${value}`).join('\n'),
    ...document.entries.map((entry) => `${RULE}\n\n${written(entry)}`),
    `${RULE}\n\n${document.made}`,
  ].join('\n\n')}\n`.replaceAll('\n', '\r\n');
