import './transcripts.css';
import { Autocomplete, Button, Group, Modal, type OptionsFilter } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ErrorNote, Loading, notifyDone, ReasonedButton } from '#ground/ui/parts.tsx';
import { IconAlertTriangle } from '#ground/ui/icons.ts';
import { commonWords } from '#ground/web/common-words.ts';
import { onceKey } from '#ground/web/once-key.ts';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { openTranscript, sendTranscript } from '../contract.ts';
import { addressesIn, whyNotSend } from '../rules.ts';
import { transcriptWords } from '../words.ts';

const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
/** Reasons that the field itself explains; the others stand at the button alone. */
const OF_FIELD = new Set(['one-address', 'bad-address', 'not-theirs']);

/** Addresses that what is typed may become; nothing once it is one. */
const completing: OptionsFilter = ({ options, search }) =>
  options.filter(
    (one) => 'value' in one && one.value.startsWith(search.trim().toLowerCase()) && one.value !== search.trim(),
  );

/** R61: the contact's address, and off. */
export const SendDialog = ({ interactionId, onClose }: { interactionId: number; onClose: () => void }) => {
  const t = useWords(transcriptWords);
  const common = useWords(commonWords);
  const asked = useAsk(openTranscript, { interactionId, timeZone: timeZone() }, { fresh: true });
  const [typed, setTyped] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  // One key for one transcript, whatever is clicked again after the line was cut.
  const [attempt, setAttempt] = useState({ key: onceKey(), text: '' });
  const tell = useTell(sendTranscript, {
    invalidates: ['thread.open'],
    onDone: (_answer, { to }) => {
      notifyDone(t('sent', { address: to[0]! }));
      onClose();
    },
  });
  const sending = asked.data?.sending;
  const text = typed ?? sending?.addresses[0] ?? '';
  const to = addressesIn(text);
  const why = sending ? whyNotSend({ ...sending, to }) : null;
  const reason = why && t(`refused.${why.code}` as keyof typeof transcriptWords, why.values);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setTried(true);
    if (!sending || why !== null || tell.isPending) return;
    const mine = attempt.text === text ? attempt : { key: onceKey(), text };
    setAttempt(mine);
    tell.mutate({ interactionId, to, timeZone: timeZone(), onceKey: mine.key });
  };
  return (
    <Modal opened onClose={onClose} title={t('send')} size={520} closeButtonProps={{ 'aria-label': common('close') }}>
      <form onSubmit={submit} noValidate>
        <ErrorNote error={asked.error} words={transcriptWords} onRetry={() => void asked.refetch()} />
        {!sending && !asked.error && <Loading lines={3} />}
        {sending && (
          <>
            <p className="transcript-why">{t('send.why', { n: sending.messageCount })}</p>
            {sending.others.length > 0 && (
              <p className="transcript-others">
                <IconAlertTriangle size={16} aria-hidden="true" />
                {t('send.others', { addresses: sending.others.join(', ') })}
              </p>
            )}
            <Autocomplete
              mt={12}
              type="email"
              label={t('address')}
              description={t('address.hint')}
              data={sending.addresses}
              value={text}
              filter={completing}
              error={reason && why && (OF_FIELD.has(why.code) || tried) ? reason : undefined}
              data-autofocus
              onChange={setTyped}
            />
          </>
        )}
        <ErrorNote error={tell.error} words={transcriptWords} />
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <ReasonedButton type="submit" loading={tell.isPending} reason={reason}>
            {t('send.go')}
          </ReasonedButton>
        </Group>
      </form>
    </Modal>
  );
};
