import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loading } from '#ground/ui/parts.tsx';
import { IconDownload, IconExternalLink } from '#ground/ui/icons.ts';
import { commonWords } from '#ground/web/common-words.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { attachmentPath } from '../contract.ts';
import { previewKind } from '../rules.ts';
import { threadWords } from '../words.ts';
import type { Attachment } from './Attachments.tsx';

/** Characters of a text shown in the dialog; the file itself is one click away. */
const SHOWN_CHARACTERS = 200_000;

const readText = async (id: number): Promise<string> => {
  const response = await fetch(attachmentPath(id), { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`attachment ${id}: ${response.status}`);
  return response.text();
};

const TextPreview = ({ file }: { file: Attachment }) => {
  const t = useWords(threadWords);
  const text = useQuery({ queryKey: ['thread.attachment-text', file.id], queryFn: () => readText(file.id), gcTime: 0 });
  if (text.isError) return <p role="alert">{t('preview.failed')}</p>;
  if (text.data === undefined) return <Loading />;
  return (
    <>
      {text.data.length > SHOWN_CHARACTERS && <p className="msg-meta">{t('preview.cut')}</p>}
      {/* Focus lets the keyboard scroll it. */}
      <pre className="preview-text" tabIndex={0}>
        {text.data.slice(0, SHOWN_CHARACTERS)}
      </pre>
    </>
  );
};

/** An image or a text looked at without leaving the desk. */
export const PreviewDialog = ({ file, onClose }: { file: Attachment; onClose: () => void }) => {
  const t = useWords(threadWords);
  const common = useWords(commonWords);
  const format = useFormat();
  const isImage = previewKind(file) === 'image';
  return (
    <Modal
      opened
      onClose={onClose}
      size="min(1000px, 92vw)"
      title={`${file.name} · ${format.size(file.size)}`}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {isImage ? (
        <img className="preview-image" src={attachmentPath(file.id)} alt={file.name} />
      ) : (
        <TextPreview file={file} />
      )}
      <div className="preview-links">
        <a href={attachmentPath(file.id, true)} download={file.name}>
          <IconDownload size={15} />
          {t('download')}
        </a>
        {isImage && (
          <a href={attachmentPath(file.id)} target="_blank" rel="noopener">
            <IconExternalLink size={15} />
            {t('open-in-tab')}
          </a>
        )}
      </div>
    </Modal>
  );
};
