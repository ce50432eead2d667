import { ActionIcon, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog, ErrorNote, ReasonedButton } from '#ground/ui/parts.tsx';
import { IconPaperclip, IconTrash } from '#ground/ui/icons.ts';
import { refusalCode, useWords } from '#ground/web/words.tsx';
import { composeWords } from '../words.ts';
import { SendMenu, type SendMenuProps } from './SendMenu.tsx';

export type SendBarProps = Omit<SendMenuProps, 'onSend'> & {
  error: unknown;
  onSend: () => void;
  onSendAs: SendMenuProps['onSend'];
  onAttach: () => void;
  onDiscard: () => void;
  /** Nothing would lead back to the draft once it is discarded. */
  forGood: boolean;
};

/** The foot of the composer: files, the way out, and the send button with its reason (R22, R28, R40). */
export const SendBar = (props: SendBarProps) => {
  const t = useWords(composeWords);
  const [sure, setSure] = useState(false);
  const { error } = props;
  const isCut = error !== null && ['unreachable', 'broken'].includes(refusalCode(error));
  return (
    <>
      {isCut ? (
        <p className="error-note comp-error" role="alert">
          <span>{t('send.cut')}</span>
        </p>
      ) : (
        error !== null && (
          <div className="comp-error">
            <ErrorNote error={error} words={composeWords} />
          </div>
        )
      )}
      <div className="comp-foot">
        <Tooltip label={t('attach')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('attach')} onClick={props.onAttach}>
            <IconPaperclip size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('discard')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('discard')} onClick={() => setSure(true)}>
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
        <span className="comp-grow" />
        <kbd aria-hidden="true">Ctrl ↵</kbd>
        <span className="comp-split">
          <ReasonedButton
            className="comp-send"
            reason={props.reason}
            loading={props.sending}
            aria-keyshortcuts="Control+Enter"
            onClick={props.onSend}
          >
            {t('send')}
          </ReasonedButton>
          <SendMenu
            reason={props.reason}
            sending={props.sending}
            interactionId={props.interactionId}
            onSend={props.onSendAs}
            onDisposition={props.onDisposition}
          />
        </span>
      </div>
      <ConfirmDialog
        opened={sure}
        title={t('discard.sure')}
        confirmLabel={t('discard')}
        danger
        onConfirm={() => {
          setSure(false);
          props.onDiscard();
        }}
        onClose={() => setSure(false)}
      >
        {t(props.forGood ? 'discard.why-for-good' : 'discard.why')}
      </ConfirmDialog>
    </>
  );
};
