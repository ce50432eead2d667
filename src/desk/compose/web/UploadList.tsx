import './uploads.css';
import { useState } from 'react';
import { FilePreview } from '#ground/ui/file-preview/parts.tsx';
import { IconAlertTriangle, IconPaperclip, IconPhoto, IconRefresh, IconX } from '#ground/ui/icons.ts';
import { useFormat, useRefusal, useWords } from '#ground/web/words.tsx';
import { previewKind } from '#spine/interactions/rules.ts';
import { MAX_MESSAGE_BYTES, uploadPath } from '../contract.ts';
import { uploadWords } from '../uploads/words.ts';
import { composeWords } from '../words.ts';
import { mayRetry, type Upload, type UploadItem } from './uploads.ts';

const REFUSALS = { ...composeWords, ...uploadWords };

const fits = (bytes: number): boolean => bytes <= MAX_MESSAGE_BYTES;
/** From this share of the limit the size is shown as a warning. */
const isNearLimit = (bytes: number): boolean => bytes > MAX_MESSAGE_BYTES * 0.8;

export type UploadListProps = {
  items: readonly UploadItem[];
  /** Of the whole message, over the wire. */
  bytes: number;
  onRemove: (key: string) => void;
  onRetry: (key: string) => void;
};

type ItemProps = { item: UploadItem; onPreview: (upload: Upload) => void } & Pick<
  UploadListProps,
  'onRemove' | 'onRetry'
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

const Item = ({ item, onPreview, onRemove, onRetry }: ItemProps) => {
  const t = useWords(uploadWords);
  const format = useFormat();
  const refusal = useRefusal(REFUSALS);
  const { key, name, state, error } = item;
  const busy = state === 'waiting' || state === 'uploading';
  const why = (): string => {
    if (error === null) return '';
    const { size, left, limit } = error.values;
    if (error.code !== 'no-room') return refusal(error);
    const [fileSize, room, most] = [size, left, limit].map((bytes) => format.size(Number(bytes)));
    return t('upload.no-room', { size: fileSize!, left: room!, limit: most! });
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

/** The files that will leave with the answer, and how much of the limit they take (D15). */
export const UploadList = ({ items, bytes, ...acts }: UploadListProps) => {
  const t = useWords(uploadWords);
  const format = useFormat();
  const [shownFile, setShownFile] = useState<Upload | null>(null);
  // A picture in the text is seen there; here only while it may still fail.
  const shown = items.filter((item) => !item.quiet && (!item.inline || item.state !== 'done'));
  const limit = format.size(MAX_MESSAGE_BYTES);
  if (shown.length === 0 && fits(bytes)) return null;
  return (
    <div className="uploads">
      <ul aria-label={t('uploads')}>
        {shown.map((item) => (
          <Item key={item.key} item={item} onPreview={setShownFile} {...acts} />
        ))}
      </ul>
      <p className="uploads-size" data-near={isNearLimit(bytes) || undefined} role={fits(bytes) ? undefined : 'alert'}>
        {fits(bytes) ? t('size.of-limit', { size: format.size(bytes), limit }) : t('size.too-large', { limit })}
      </p>
      {shownFile && (
        <FilePreview
          file={{
            name: shownFile.name,
            size: shownFile.size,
            kind: previewKind({ type: shownFile.type, dangerous: false }) === 'image' ? 'image' : 'text',
            address: uploadPath(shownFile.id),
          }}
          onClose={() => setShownFile(null)}
        />
      )}
    </div>
  );
};
