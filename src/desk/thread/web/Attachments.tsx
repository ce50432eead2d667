import './attachments.css';
import { Tooltip } from '@mantine/core';
import { useState } from 'react';
import { FilePreview, Player } from '#ground/ui/file-preview/parts.tsx';
import {
  IconAlertTriangle,
  IconDownload,
  IconFile,
  IconPaperclip,
  IconPhoto,
  IconPlayerPlay,
} from '#ground/ui/icons.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import type { Message } from '#spine/interactions/contract.ts';
import { attachmentPath } from '../contract.ts';
import { dialogKind, previewKind } from '#spine/interactions/rules.ts';
import { threadWords } from '../words.ts';

export type Attachment = Message['attachments'][number];

const FileIcon = ({ file }: { file: Attachment }) => {
  if (file.dangerous) return <IconAlertTriangle size={15} aria-hidden="true" />;
  const kind = previewKind(file);
  if (kind === 'image') return <IconPhoto size={15} aria-hidden="true" />;
  if (kind === 'audio' || kind === 'video') return <IconPlayerPlay size={15} aria-hidden="true" />;
  return kind === null ? <IconFile size={15} aria-hidden="true" /> : <IconPaperclip size={15} aria-hidden="true" />;
};

type ChipProps = { file: Attachment; played: boolean; onPreview: (file: Attachment) => void };

/** `played`: it is opened beside it already. */
const Chip = ({ file, played, onPreview }: ChipProps) => {
  const t = useWords(threadWords);
  const format = useFormat();
  const kind = played ? null : previewKind(file);
  const label = (
    <>
      <FileIcon file={file} />
      <span className="att-name">{file.name}</span>
      <span className="att-size">{format.size(file.size)}</span>
      {file.dangerous && <b>{t('attachment.dangerous')}</b>}
    </>
  );
  const download = (
    <a
      className="att-download"
      href={attachmentPath(file.id, true)}
      download={file.name}
      aria-label={t('attachment.download', { name: file.name })}
      title={t('download')}
    >
      <IconDownload size={15} />
    </a>
  );
  const preview = t('attachment.preview', { name: file.name });
  return (
    <li className="att" data-dangerous={file.dangerous || undefined}>
      {kind === 'pdf' && (
        <a className="att-main" href={attachmentPath(file.id)} target="_blank" rel="noopener" aria-label={preview}>
          {label}
        </a>
      )}
      {kind !== null && kind !== 'pdf' && (
        <button type="button" className="att-main" aria-label={preview} onClick={() => onPreview(file)}>
          {label}
        </button>
      )}
      {kind === null &&
        (file.dangerous ? (
          <Tooltip label={t('attachment.dangerous.why')} multiline maw={280}>
            <span className="att-main" tabIndex={0}>
              {label}
            </span>
          </Tooltip>
        ) : (
          <span className="att-main">{label}</span>
        ))}
      {download}
    </li>
  );
};

const Picture = (props: { file: Attachment; onPreview: (file: Attachment) => void; onBroken: () => void }) => {
  const t = useWords(threadWords);
  const { file } = props;
  return (
    <button
      type="button"
      className="att-picture"
      aria-label={t('attachment.preview', { name: file.name })}
      onClick={() => props.onPreview(file)}
    >
      <img src={attachmentPath(file.id)} alt="" loading="lazy" decoding="async" onError={props.onBroken} />
    </button>
  );
};

/**
 * The files of a message. Executable ones are marked and can only be downloaded (D15). `open`: pictures, sounds and films are
 * shown where they stand, as people see them on their telephone.
 */
export const Attachments = ({ files, open = false }: { files: readonly Attachment[]; open?: boolean }) => {
  const t = useWords(threadWords);
  const [shown, setShown] = useState<Attachment | null>(null);
  const [broken, setBroken] = useState<ReadonlySet<number>>(new Set());
  if (files.length === 0) return null;
  const kindOf = (file: Attachment) => (open && !broken.has(file.id) ? previewKind(file) : null);
  const pictures = files.filter((file) => kindOf(file) === 'image');
  const others = files.filter((file) => kindOf(file) !== 'image');
  return (
    <>
      {pictures.length > 0 && (
        <ul className="att-pictures" aria-label={t('pictures')}>
          {pictures.map((file) => (
            <li key={file.id}>
              <Picture
                file={file}
                onPreview={setShown}
                onBroken={() => setBroken((before) => new Set([...before, file.id]))}
              />
            </li>
          ))}
        </ul>
      )}
      {others.map((file) => {
        const kind = kindOf(file);
        return kind === 'audio' || kind === 'video' ? (
          <Player key={file.id} kind={kind} name={file.name} address={attachmentPath(file.id)} />
        ) : null;
      })}
      {others.length > 0 && (
        <ul className="atts" aria-label={t('attachments')}>
          {others.map((file) => {
            const played = kindOf(file) === 'audio' || kindOf(file) === 'video';
            return <Chip key={file.id} file={file} played={played} onPreview={setShown} />;
          })}
        </ul>
      )}
      {shown && (
        <FilePreview
          file={{
            name: shown.name,
            size: shown.size,
            kind: dialogKind(shown),
            address: attachmentPath(shown.id),
            downloadAddress: attachmentPath(shown.id, true),
          }}
          onClose={() => setShown(null)}
        />
      )}
    </>
  );
};
