import './spam.css';
import { Button, Checkbox, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote, Loading, notifyNews } from '#ground/ui/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { about, markSpam } from '../contract.ts';
import { spamWords } from '../words.ts';
import { TOUCHED, useUnmark } from './use-unmark.ts';

/** Says all that will happen before it does; right after, a toast takes it back. */
export const SpamDialog = (props: { interactionId: number; onDone: () => void; onClose: () => void }) => {
  const { interactionId, onDone, onClose } = props;
  const t = useWords(spamWords);
  const common = useWords(commonWords);
  const { data, error, refetch } = useAsk(about, { interactionId }, { fresh: true });
  const [wholeDomain, setWholeDomain] = useState(false);
  const unmark = useUnmark();
  const tell = useTell(markSpam, {
    invalidates: TOUCHED,
    onDone: ({ blocked }) => {
      notifyNews(blocked.length > 0 ? t('done.blocked', { senders: blocked.join(', ') }) : t('done'), {
        label: t('undo'),
        run: () => void unmark(interactionId),
      });
      onClose();
      onDone();
    },
  });
  const domain = data?.domain ?? null;
  const blocks = wholeDomain && domain ? [`@${domain.name}`] : (data?.senders ?? []);
  return (
    <Modal opened onClose={onClose} title={t('title')} closeButtonProps={{ 'aria-label': common('close') }}>
      {!data && !error && <Loading lines={4} />}
      {error && <ErrorNote error={error} words={spamWords} onRetry={() => void refetch()} />}
      {data && (
        <>
          <ul className="spam-what">
            <li>{t('what.trash')}</li>
            <li>
              {blocks.length === 0
                ? t('what.block-none')
                : t('what.block', { n: blocks.length, senders: blocks.join(', ') })}
            </li>
            {data.planned > 0 && <li>{t('what.planned', { n: data.planned })}</li>}
            <li>{t('what.undo')}</li>
          </ul>
          {domain && (
            <Checkbox
              mt={14}
              label={t('domain', { domain: domain.name })}
              description={domain.why ? t(`refused.${domain.why}`) : t('domain.why', { domain: domain.name })}
              disabled={domain.why !== null}
              checked={wholeDomain}
              onChange={(event) => setWholeDomain(event.currentTarget.checked)}
            />
          )}
        </>
      )}
      <ErrorNote error={tell.error} words={spamWords} />
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {common('cancel')}
        </Button>
        <Button
          color="red"
          loading={tell.isPending}
          disabled={!data}
          onClick={() => tell.mutate({ interactionId, wholeDomain })}
        >
          {t('confirm')}
        </Button>
      </Group>
    </Modal>
  );
};
