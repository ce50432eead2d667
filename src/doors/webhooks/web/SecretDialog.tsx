import { Button, Modal } from '@mantine/core';
import { IconCopy } from '#ground/ui/icons.ts';
import { notifyDone } from '#ground/ui/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { webhooksWords } from '../words.ts';

/** A secret, the one time that it is shown. */
export const SecretDialog = (props: { secret: string; formerUntil: string | null; onClose: () => void }) => {
  const t = useWords(webhooksWords);
  const common = useWords(commonWords);
  const { dateTime } = useFormat();
  return (
    <Modal
      opened
      size={520}
      title={t('secret.title')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': common('close') }}
      onClose={props.onClose}
    >
      <p>{t('secret.why')}</p>
      <code className="webhook-secret" tabIndex={0} aria-label={t('secret.title')}>
        {props.secret}
      </code>
      {props.formerUntil && <p>{t('secret.former', { until: dateTime(props.formerUntil) })}</p>}
      <div className="webhook-acts" data-end>
        <Button
          variant="default"
          leftSection={<IconCopy size={15} />}
          onClick={() =>
            void navigator.clipboard.writeText(props.secret).then(
              () => notifyDone(t('secret.copied')),
              () => undefined,
            )
          }
        >
          {t('secret.copy')}
        </Button>
        <Button onClick={props.onClose}>{t('secret.done')}</Button>
      </div>
    </Modal>
  );
};
