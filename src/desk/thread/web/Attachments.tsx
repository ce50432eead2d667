import './attachments.css';
import { Tooltip } from '@mantine/core';
import { useState } from 'react';
import { FilePreview } from '#ground/ui/file-preview/parts.tsx';
import { IconAlertTriangle, IconDownload, IconFile, IconPaperclip, IconPhoto } from '#ground/ui/icons.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import type { Message } from '#spine/interactions/contract.ts';
import { attachmentPath } from '../contract.ts';
import { previewKind } from '#spine/interactions/rules.ts';
import { threadWords } from '../words.ts';

export type Attachment = Message['attachments'][number];

const FileIcon = ({ file }: { file: Attachment }) => {
  if (file.dangerous) return <IconAlertTriangle size={15} aria-hidden="true" />;
  const kind = previewKind(file);
  if (kind === 'image') return <IconPhoto size={15} aria-hidden="true" />;
  return kind === null ? <IconFile size={15} aria-hidden="true" /> : <IconPaperclip size={15} aria-hidden="true" />;
};

const Chip = ({ file, onPreview }: { file: Attachment; onPreview: (file: Attachment) => void }) => {
  const t = useWords(threadWords);
  const format = useFormat();
  const kind = previewKind(file);
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
      {(kind === 'image' || kind === 'text') && (
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

/** The files of a message. Executable ones are marked and can only be downloaded (D15). */
export const Attachments = ({ files }: { files: readonly Attachment[] }) => {
  const t = useWords(threadWords);
  const [shown, setShown] = useState<Attachment | null>(null);
  if (files.length === 0) return null;
  return (
    <>
      <ul className="atts" aria-label={t('attachments')}>
        {files.map((file) => (
          <Chip key={file.id} file={file} onPreview={setShown} />
        ))}
      </ul>
      {shown && (
        <FilePreview
          file={{
            name: shown.name,
            size: shown.size,
            kind: previewKind(shown) === 'image' ? 'image' : 'text',
            address: attachmentPath(shown.id),
            downloadAddress: attachmentPath(shown.id, true),
          }}
          onClose={() => setShown(null)}
        />
      )}
    </>
  );
};
