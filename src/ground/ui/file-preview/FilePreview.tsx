import './file-preview.css';
import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loading } from '#ground/ui/parts.tsx';
import { IconDownload, IconExternalLink } from '#ground/ui/icons.ts';
import { commonWords } from '#ground/web/common-words.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { Player } from './Player.tsx';
import { previewWords } from './words.ts';

/** Characters of a text shown in the dialog; the file itself is one click away. */
const SHOWN_CHARACTERS = 200_000;

export type PreviewedFile = {
  name: string;
  /** Bytes. */
  size: number;
  kind: 'image' | 'audio' | 'video' | 'text';
  /** Where its bytes are. */
  address: string;
  /** The same to be saved; left out: `address`. */
  downloadAddress?: string;
};

const readText = async (address: string): Promise<string> => {
  const response = await fetch(address, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
};

const TextPreview = ({ address }: { address: string }) => {
  const t = useWords(previewWords);
  const text = useQuery({ queryKey: ['file-preview.text', address], queryFn: () => readText(address), gcTime: 0 });
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

/** A picture, a sound, a film or a text looked at without leaving the desk, whether it came in or is about to leave. */
export const FilePreview = ({ file, onClose }: { file: PreviewedFile; onClose: () => void }) => {
  const t = useWords(previewWords);
  const common = useWords(commonWords);
  const format = useFormat();
  const isImage = file.kind === 'image';
  return (
    <Modal
      opened
      onClose={onClose}
      size="min(1000px, 92vw)"
      title={`${file.name} · ${format.size(file.size)}`}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {isImage && <img className="preview-image" src={file.address} alt={file.name} />}
      {(file.kind === 'audio' || file.kind === 'video') && (
        <Player kind={file.kind} name={file.name} address={file.address} />
      )}
      {file.kind === 'text' && <TextPreview address={file.address} />}
      <div className="preview-links">
        <a href={file.downloadAddress ?? file.address} download={file.name}>
          <IconDownload size={15} />
          {t('download')}
        </a>
        {isImage && (
          <a href={file.address} target="_blank" rel="noopener">
            <IconExternalLink size={15} />
            {t('open-in-tab')}
          </a>
        )}
      </div>
    </Modal>
  );
};
