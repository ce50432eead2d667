import { ConfirmDialog } from '#ground/ui/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { outcomesWords } from '../words.ts';

/** Closed is final (R116): asked once, wherever it is chosen. */
export const CloseDialog = (props: {
  opened: boolean;
  busy?: boolean;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
}) => {
  const t = useWords(outcomesWords);
  return (
    <ConfirmDialog {...props} title={t('close.title')} confirmLabel={t('close.confirm')} words={outcomesWords}>
      {t('close.why')}
    </ConfirmDialog>
  );
};
