import './merging.css';
import { Button, Group, Modal, Radio, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ErrorNote, Loading, notifyDone, ReasonedButton } from '#ground/ui/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { useStatusName, useSubject } from '#spine/interactions/web/parts.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { listOthers, merge } from '../contract.ts';
import { mergingWords } from '../words.ts';

/** Which other one, and what then moves where. */
export const MergeDialog = (props: {
  interactionId: number;
  subject: string;
  contactName: string;
  onClose: () => void;
}) => {
  const { interactionId, onClose } = props;
  const t = useWords(mergingWords);
  const common = useWords(commonWords);
  const { relative } = useFormat();
  const statusName = useStatusName();
  const subjectOf = useSubject();
  const me = useMe().data?.id;
  const { data, error, refetch } = useAsk(listOthers, { interactionId });
  const [otherId, setOtherId] = useState<string | null>(null);
  const tell = useTell(merge, {
    invalidates: ['thread.open', 'inbox.list', 'inbox.browse'],
    onDone: () => {
      notifyDone(t('done'));
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    if (otherId && !tell.isPending) tell.mutate({ interactionId, otherId: Number(otherId) });
  };
  return (
    <Modal opened onClose={onClose} title={t('title')} closeButtonProps={{ 'aria-label': common('close') }}>
      <form onSubmit={submit}>
        {!data && !error && <Loading lines={3} />}
        {error && <ErrorNote error={error} words={mergingWords} onRetry={() => void refetch()} />}
        {data?.others.length === 0 && <p>{t('empty')}</p>}
        {data && data.others.length > 0 && (
          <>
            <Radio.Group label={t('which', { name: props.contactName })} value={otherId} onChange={setOtherId}>
              <Stack gap={8} mt={8}>
                {data.others.map((one) => {
                  const taken = one.assigneeId !== null && one.assigneeId !== me;
                  const facts = [
                    statusName(one.status),
                    one.assigneeName ?? t('nobody'),
                    relative(one.lastMessageAt),
                    taken && t('refused.other-taken'),
                  ];
                  return (
                    <Radio
                      key={one.id}
                      value={String(one.id)}
                      disabled={taken}
                      label={subjectOf(one.subject)}
                      description={facts.filter(Boolean).join(' · ')}
                    />
                  );
                })}
              </Stack>
            </Radio.Group>
            <p className="merging-what">{t('what', { subject: props.subject })}</p>
          </>
        )}
        <ErrorNote error={tell.error} words={mergingWords} />
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={onClose}>
            {common(data?.others.length === 0 ? 'close' : 'cancel')}
          </Button>
          {data?.others.length !== 0 && (
            <ReasonedButton type="submit" loading={tell.isPending} reason={otherId === null ? t('choose') : null}>
              {t('confirm')}
            </ReasonedButton>
          )}
        </Group>
      </form>
    </Modal>
  );
};
