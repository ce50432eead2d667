import './splitting.css';
import { Button, Checkbox, Group, Modal, Radio, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ErrorNote, Loading, notifyNews } from '#ground/ui/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { about, listSplits, split, type Which } from '../contract.ts';
import { splittingWords } from '../words.ts';

/** Which messages go, where replies to them go from now on, and whose the new interaction is. */
export const SplitDialog = (props: {
  messageId: number;
  onOpen: (interactionId: number) => void;
  onClose: () => void;
}) => {
  const { messageId, onOpen, onClose } = props;
  const t = useWords(splittingWords);
  const common = useWords(commonWords);
  const { data, error, refetch } = useAsk(about, { messageId }, { fresh: true });
  const [which, setWhich] = useState<Which>('one');
  const [keepTags, setKeepTags] = useState(true);
  const tell = useTell(split, {
    invalidates: ['thread.open', 'inbox.list', 'inbox.browse', 'customerCard.open', listSplits],
    onDone: ({ interactionId, goesTo }) => {
      notifyNews(t(`done.${goesTo}`), { label: t('open'), run: () => onOpen(interactionId) });
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    if (data && !tell.isPending)
      tell.mutate({ interactionId: data.interactionId, messageId, which, keepTags: keepTags && data.tags > 0 });
  };
  const following = (data?.after.messages ?? 1) - 1;
  return (
    <Modal opened onClose={onClose} title={t('title')} closeButtonProps={{ 'aria-label': common('close') }}>
      <form onSubmit={submit}>
        {!data && !error && <Loading lines={5} />}
        {error && <ErrorNote error={error} words={splittingWords} onRetry={() => void refetch()} />}
        {data && (
          <>
            <Radio.Group label={t('which')} value={which} onChange={(value) => setWhich(value as Which)}>
              <Stack gap={8} mt={8}>
                <Radio
                  value="one"
                  label={t('which.one')}
                  disabled={data.one.why !== null}
                  description={data.one.why && t(`refused.${data.one.why}`)}
                />
                <Radio
                  value="after"
                  label={following === 0 ? t('which.last') : t('which.after', { n: following })}
                  disabled={data.after.why !== null || following === 0}
                  description={
                    following === 0 ? t('which.none-after') : data.after.why && t(`refused.${data.after.why}`)
                  }
                />
              </Stack>
            </Radio.Group>
            {data.tags > 0 && (
              <Checkbox
                mt={14}
                label={t('tags', { n: data.tags })}
                checked={keepTags}
                onChange={(event) => setKeepTags(event.currentTarget.checked)}
              />
            )}
            <ul className="split-what">
              <li>{t(`to.${data.goesTo}`, { skill: data.skillName ?? '' })}</li>
              <li>{t('what.replies')}</li>
              <li>{t('what.stays')}</li>
            </ul>
          </>
        )}
        <ErrorNote error={tell.error} words={splittingWords} />
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={tell.isPending} disabled={!data || data[which].why !== null}>
            {t('confirm')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
};
