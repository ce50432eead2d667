import { Pill, type Tone } from '#ground/ui/parts.tsx';
import { IconAlertTriangle } from '#ground/ui/icons.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { readDeliveryDetail } from '#spine/mailboxes/rules.ts';
import { mailboxesWords } from '../words.ts';
import type { Mailbox } from './mailbox-form.ts';
import { useCodeWords } from './TestResult.tsx';

const TONE: Record<string, Tone> = { listening: 'ok', watching: 'ok', 'catching-up': 'accent', failing: 'bad' };

/** What the watcher of a mailbox last met, in words, with what the server said. */
export const WatchState = ({ mailbox }: { mailbox: Mailbox }) => {
  const t = useWords(mailboxesWords);
  const word = useCodeWords();
  const format = useFormat();
  const { watch } = mailbox;
  const state = watch?.state ?? (mailbox.incoming.kind === 'listener' ? 'listening' : 'starting');
  const { problem, said } = readDeliveryDetail(watch?.detail ?? '');
  const detail = [problem ? word(`problem.${problem}`) : '', said].filter(Boolean).join(' ');
  return (
    <div className="watch-state">
      <Pill
        tone={TONE[state] ?? 'plain'}
        title={watch ? t('watch.since', { when: format.dateTime(watch.since) }) : undefined}
      >
        {state === 'failing' && <IconAlertTriangle size={13} />}
        {word(`watch.${state}`)}
      </Pill>
      {detail && <small title={detail}>{detail}</small>}
    </div>
  );
};
