import { useEffect, useRef, useState } from 'react';
import { Refused } from '#ground/api/web/ask.ts';
import type { TextChannel } from '#spine/channels/texts/contract.ts';
import { whyNotFiles } from '#spine/channels/texts/files/rules.ts';
import type { Written } from '#spine/drafts/web/parts.tsx';
import { createUploads, type Upload, type UploadItem, type Uploads } from '#spine/uploads/web/parts.tsx';
import type { TextContent } from '../contract.ts';

/** The files of a text, which are a part of its draft. */
export const useTextFiles = (
  channel: TextChannel,
  written: Pick<Written<TextContent>, 'content' | 'write'>,
): { items: readonly UploadItem[]; uploads: Uploads } => {
  const latest = useRef(written);
  latest.current = written;
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const begin = (kept: readonly Upload[]): Uploads => {
    const made: Uploads = createUploads(kept, {
      change: () => setItems(made.items()),
      settle: () => {
        const { content, write } = latest.current;
        write({ ...content, uploads: made.items().flatMap(({ upload }) => (upload ? [upload] : [])) });
      },
      whyNot: (file, others) => {
        const why = whyNotFiles(channel, [file]) ?? whyNotFiles(channel, [...others, file]);
        return why && new Refused(why.code, { name: why.name, most: why.most }, 0);
      },
    });
    setItems(made.items());
    return made;
  };
  const [uploads, setUploads] = useState(() => begin([]));
  const kept = written.content.uploads;
  const ids = kept.map(({ id }) => id).join(' ');
  useEffect(() => {
    // Opened, sent, or written on another page: what is here is what the draft says.
    const here = uploads.items().flatMap(({ upload }) => (upload ? [upload.id] : []));
    if (here.join(' ') !== ids) setUploads(begin(kept));
    // oxlint-disable-next-line react/exhaustive-deps
  }, [ids]);
  return { items, uploads };
};
