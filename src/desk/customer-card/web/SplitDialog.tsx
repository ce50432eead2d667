import { ConfirmDialog, ErrorNote, Loading, notifyDone } from '#ground/ui/parts.tsx';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { aboutSplit, splitContacts } from '../duplicates/contract.ts';
import { duplicateWords } from '../duplicates/words.ts';

/** Gives the other its card back: what goes with it is said first. */
export const SplitDialog = ({ mergeId, onClose }: { mergeId: number; onClose: () => void }) => {
  const t = useWords(duplicateWords);
  const asked = useAsk(aboutSplit, { mergeId }, { fresh: true });
  const about = asked.data;
  const split = useTell(splitContacts, {
    invalidates: ['customerCard.open', 'customerCard.past', 'customerCard.duplicates', 'thread.open', 'inbox.list'],
    onDone: () => {
      notifyDone(t('split.done', { name: about?.name ?? '' }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened
      title={t('split.title', { name: about?.name ?? '' })}
      confirmLabel={t('split.confirm')}
      busy={split.isPending || !about}
      error={split.error}
      words={duplicateWords}
      onConfirm={() => split.mutate({ mergeId })}
      onClose={onClose}
    >
      {asked.isError && <ErrorNote error={asked.error} words={duplicateWords} />}
      {!about && !asked.isError && <Loading lines={3} />}
      {about && (
        <p>
          {t('split.why', {
            addresses: about.addresses.join(', ') || t('split.no-address'),
            notes: about.notes,
            n: about.interactions,
          })}
        </p>
      )}
    </ConfirmDialog>
  );
};
