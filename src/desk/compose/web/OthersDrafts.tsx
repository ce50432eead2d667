import './newer.css';
import { Button, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote, Loading, notifyRefused } from '#ground/ui/parts.tsx';
import { IconPencil } from '#ground/ui/icons.ts';
import { WrittenPreview } from '#ground/ui/mail-editor/parts.tsx';
import { announce } from '#ground/web/announce.tsx';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useFormat, useRefusal, useWords } from '#ground/web/words.tsx';
import { openReply, previewDraft, takeOverDraft } from '../contract.ts';
import { sendingWords } from '../sending-words.ts';
import { composeWords } from '../words.ts';
import type { Opened } from './use-composer.ts';

type Other = Opened['others'][number];
type Props = {
  interactionId: number;
  other: Other;
  /** What I am writing is saved first, so that it becomes a version. */
  beforeTaking: () => Promise<void>;
  onTaken: () => void;
};

const OtherDraft = ({ interactionId, other, beforeTaking, onTaken }: Props) => {
  const t = useWords(sendingWords);
  const format = useFormat();
  const refusal = useRefusal(composeWords);
  const [shown, setShown] = useState(false);
  const input = { interactionId, agentId: other.agentId };
  const asked = useAsk(previewDraft, input, { enabled: shown, fresh: true });
  const take = useTell(takeOverDraft, {
    invalidates: [openReply],
    onDone: () => {
      announce(t('others.taken.heard'));
      onTaken();
    },
  });
  return (
    <div className="reply-other">
      <p>
        <IconPencil size={15} />
        <span>{t('others.began', { name: other.name, at: format.short(other.at) })}</span>
        <Button size="compact-xs" variant="default" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'others.preview.hide' : 'others.preview')}
        </Button>
        <Tooltip label={t('others.take.why')} multiline maw={260}>
          <Button
            size="compact-xs"
            loading={take.isPending}
            onClick={() =>
              void beforeTaking().then(() => take.mutate(input, { onError: (error) => notifyRefused(refusal(error)) }))
            }
          >
            {t('others.take')}
          </Button>
        </Tooltip>
      </p>
      {shown && (
        <div className="reply-other-text">
          <ErrorNote error={asked.data ? null : asked.error} words={composeWords} />
          {asked.isPending && <Loading lines={3} />}
          {asked.data && (
            <WrittenPreview html={asked.data.content.html} label={t('others.preview.whose', { name: other.name })} />
          )}
        </div>
      )}
    </div>
  );
};

/** Above the reply field: what colleagues have begun to answer here, to be read and gone on with. */
export const OthersDrafts = (props: Omit<Props, 'other'> & { others: readonly Other[] }) => (
  <>
    {props.others.map((other) => (
      <OtherDraft key={other.agentId} {...props} other={other} />
    ))}
  </>
);

/** To whoever wrote it: who goes on with it now. */
export const TakenNote = ({ takenBy }: { takenBy: NonNullable<Opened['takenBy']> }) => {
  const t = useWords(sendingWords);
  const format = useFormat();
  return (
    <p className="reply-other reply-taken" role="status">
      <IconPencil size={15} />
      <span>{t('taken.by', { name: takenBy.name, at: format.short(takenBy.at) })}</span>
    </p>
  );
};
