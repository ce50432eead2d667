import './attachments.css';
import { Modal } from '@mantine/core';
import { ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { IconDownload } from '#ground/ui/icons.ts';
import { commonWords } from '#ground/web/common-words.ts';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { messageSource, rawPath } from '../contract.ts';
import { threadWords } from '../words.ts';

/** The message as it came over the wire. */
export const SourceDialog = ({ messageId, onClose }: { messageId: number; onClose: () => void }) => {
  const t = useWords(threadWords);
  const common = useWords(commonWords);
  const asked = useAsk(messageSource, { messageId });
  return (
    <Modal
      opened
      onClose={onClose}
      size="min(1000px, 92vw)"
      title={t('source')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <ErrorNote error={asked.data ? null : asked.error} words={threadWords} />
      {asked.isPending && <Loading lines={8} />}
      {asked.data && (
        <pre className="preview-text" tabIndex={0}>
          {asked.data.source}
        </pre>
      )}
      <div className="preview-links">
        {asked.data?.truncated && <span className="msg-meta">{t('source.cut')}</span>}
        <a href={rawPath(messageId)} download={`message-${messageId}.eml`}>
          <IconDownload size={15} />
          {t('options.eml')}
        </a>
      </div>
    </Modal>
  );
};
