import './uploads.css';
import { useWords, useFormat, useRefusal } from '#ground/web/words.tsx';

import { IconAlertTriangle, IconPaperclip, IconPhoto, IconRefresh, IconX } from '#ground/ui/icons.ts';
import { MAX_MESSAGE_BYTES } from '../contract.ts';
import { composeWords } from '../words.ts';

import { mayRetry, type UploadItem } from './uploads.ts';

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

const Item = ({ item, onRemove, onRetry }: { item: UploadItem } & Pick<UploadListProps, 'onRemove' | 'onRetry'>) => {
  const t = useWords(composeWords);
  const format = useFormat();
  const refusal = useRefusal(composeWords);
  const { key, name, state } = item;
  const busy = state === 'waiting' || state === 'uploading';
  const why = item.error === null ? null : refusal(item.error);
  return (
    <li className="upload" data-state={state}>
      {state === 'failed' ? (
        <IconAlertTriangle size={15} />
      ) : item.inline ? (
        <IconPhoto size={15} />
      ) : (
        <IconPaperclip size={15} />
      )}
      <span className="upload-name" title={name}>
        {name}
      </span>
      <span className="upload-size">{format.size(item.size)}</span>
      {busy && <progress max={1} value={item.progress} aria-label={t('upload.progress', { name })} />}
      {state === 'failed' && (
        <span className="upload-why" role="alert">
          {why}
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
  const t = useWords(composeWords);
  const format = useFormat();
  // A picture in the text is seen there; here only while it may still fail.
  const shown = items.filter((item) => !item.inline || item.state !== 'done');
  const limit = format.size(MAX_MESSAGE_BYTES);
  if (shown.length === 0 && fits(bytes)) return null;
  return (
    <div className="uploads">
      <ul aria-label={t('uploads')}>
        {shown.map((item) => (
          <Item key={item.key} item={item} {...acts} />
        ))}
      </ul>
      <p className="uploads-size" data-near={isNearLimit(bytes) || undefined} role={fits(bytes) ? undefined : 'alert'}>
        {fits(bytes) ? t('size.of-limit', { size: format.size(bytes), limit }) : t('size.too-large', { limit })}
      </p>
    </div>
  );
};
