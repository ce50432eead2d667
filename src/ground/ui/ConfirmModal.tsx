import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Words } from '#ground/words.ts';
import { commonWords } from '#ground/web/common-words.ts';
import { useWords } from '#ground/web/words.tsx';
import { ErrorNote } from './ErrorNote.tsx';

export type ConfirmProps = {
  opened: boolean;
  title: string;
  children?: ReactNode;
  confirmLabel: string;
  danger?: boolean;
  busy?: boolean;
  error?: unknown;
  words?: Words;
  onConfirm: () => void;
  onClose: () => void;
};

/** The dialog itself; see ConfirmDialog. */
export const ConfirmModal = (props: ConfirmProps) => {
  const t = useWords(commonWords);
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {props.children}
      <ErrorNote error={props.error} words={props.words} />
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={props.onClose} data-autofocus>
          {t('cancel')}
        </Button>
        <Button color={props.danger ? 'red' : 'accent'} loading={props.busy} onClick={props.onConfirm}>
          {props.confirmLabel}
        </Button>
      </Group>
    </Modal>
  );
};
