import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ErrorNote, notifyDone } from '#ground/ui/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { changePassword, passwordShape } from '../contract.ts';
import { peopleWords } from '../words.ts';

/** Changes my password, against the current one. */
export const PasswordDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useWords(peopleWords);
  const common = useWords(commonWords);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const tell = useTell(changePassword, {
    onDone: () => {
      notifyDone(t('password.changed'));
      onClose();
    },
  });
  const isShort = !passwordShape.safeParse(next).success;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!isShort) tell.mutate({ current, next });
  };
  return (
    <Modal opened onClose={onClose} title={t('me.password')} closeButtonProps={{ 'aria-label': common('close') }}>
      <form onSubmit={submit}>
        <Stack gap={12}>
          <PasswordInput
            label={t('password.current')}
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
            data-autofocus
            required
            withAsterisk={false}
          />
          <PasswordInput
            label={t('password.next')}
            description={t('password.rule')}
            error={tried && isShort ? t('password.short') : null}
            autoComplete="new-password"
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
            required
            withAsterisk={false}
          />
          <ErrorNote error={tell.error} words={peopleWords} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={tell.isPending}>
              {common('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};
