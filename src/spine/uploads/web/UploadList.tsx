import './uploads.css';
import { useMemo, useState, type ReactNode } from 'react';
import { Refused } from '#ground/api/web/ask.ts';
import { FilePreview } from '#ground/ui/file-preview/parts.tsx';
import { IconAlertTriangle, IconPaperclip, IconPhoto, IconRefresh, IconX } from '#ground/ui/icons.ts';
import { useFormat, useRefusal, useWords } from '#ground/web/words.tsx';
import { dialogKind, previewKind } from '#spine/interactions/rules.ts';
import type { Words } from '#ground/words.ts';
import { uploadPath } from '../contract.ts';
import { uploadWords } from '../words.ts';
import { mayRetry, type Upload, type UploadItem } from './uploads.ts';

export type UploadListProps = {
  items: readonly UploadItem[];
  /** Of whoever it is written for: why a file is not taken. */
  words: Words;
  /** Below the files. */
  foot?: ReactNode;
  /** Shown where there is no file too. */
  open?: boolean;
  onRemove: (key: string) => void;
  onRetry: (key: string) => void;
};

type ItemProps = { item: UploadItem; onPreview: (upload: Upload) => void } & Pick<
  UploadListProps,
  'words' | 'onRemove' | 'onRetry'
>;

/** Its name: looked at from here before it leaves, where a browser can show it without running it. */
const Name = ({ item, onPreview }: Pick<ItemProps, 'item' | 'onPreview'>) => {
  const t = useWords(uploadWords);
  const { name, upload } = item;
  const kind = upload && previewKind({ type: upload.type, dangerous: false });
  if (!upload || !kind)
    return (
      <span className="upload-name" title={name}>
        {name}
      </span>
    );
  const label = t('upload.preview', { name });
  // The browser's own viewer, in a tab: inside the desk its policy would leave it empty.
  return kind === 'pdf' ? (
    <a className="upload-name" href={uploadPath(upload.id)} target="_blank" rel="noopener" aria-label={label}>
      {name}
    </a>
  ) : (
    <button type="button" className="upload-name" aria-label={label} onClick={() => onPreview(upload)}>
      {name}
    </button>
  );
};

const Item = ({ item, words, onPreview, onRemove, onRetry }: ItemProps) => {
  const t = useWords(uploadWords);
  const format = useFormat();
  const refusal = useRefusal(useMemo(() => ({ ...uploadWords, ...words }), [words]));
  const { key, name, state, error } = item;
  const busy = state === 'waiting' || state === 'uploading';
  const why = (): string => {
    if (error === null) return '';
    // Sizes are told in bytes, and shown as people count them.
    const sized = Object.entries(error.values).map(([name_, value]) => [
      name_,
      typeof value === 'number' && error.code === 'no-room' ? format.size(value) : value,
    ]);
    return refusal(new Refused(error.code, Object.fromEntries(sized), error.status));
  };
  return (
    <li className="upload" data-state={state}>
      {state === 'failed' ? (
        <IconAlertTriangle size={15} />
      ) : item.inline ? (
        <IconPhoto size={15} />
      ) : (
        <IconPaperclip size={15} />
      )}
      <Name item={item} onPreview={onPreview} />
      {error?.code !== 'no-room' && (
        <span className="upload-size">{item.size === 0 ? t('upload.empty') : format.size(item.size)}</span>
      )}
      {busy && <progress max={1} value={item.progress} aria-label={t('upload.progress', { name })} />}
      {state === 'failed' && (
        <span className="upload-why" role="alert">
          {why()}
        </span>
      )}
      {mayRetry(item) && (
        <button
          type="button"
          aria-label={t('upload.retry', { name })}
          title={t('upload.retry', { name })}
          onClick={() => onRetry(key)}
        >
          <IconRefresh size={14} />
        </button>
      )}
      <button
        type="button"
        aria-label={t(busy ? 'upload.cancel' : 'upload.remove', { name })}
        title={t(busy ? 'upload.cancel' : 'upload.remove', { name })}
        onClick={() => onRemove(key)}
      >
        <IconX size={14} />
      </button>
    </li>
  );
};

/** Files that will leave with what is written. */
export const UploadList = ({ items, foot, open = false, ...acts }: UploadListProps) => {
  const t = useWords(uploadWords);
  const [shownFile, setShownFile] = useState<Upload | null>(null);
  // A picture in the text is seen there; here only while it may still fail.
  const shown = items.filter((item) => !item.quiet && (!item.inline || item.state !== 'done'));
  if (shown.length === 0 && !open) return null;
  return (
    <div className="uploads">
      <ul aria-label={t('uploads')}>
        {shown.map((item) => (
          <Item key={item.key} item={item} onPreview={setShownFile} {...acts} />
        ))}
      </ul>
      {foot}
      {shownFile && (
        <FilePreview
          file={{
            name: shownFile.name,
            size: shownFile.size,
            kind: dialogKind({ type: shownFile.type, dangerous: false }),
            address: uploadPath(shownFile.id),
          }}
          onClose={() => setShownFile(null)}
        />
      )}
    </div>
  );
};
