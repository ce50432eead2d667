import { ConfirmDialog } from '#ground/ui/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { dispositionWords } from '../words.ts';

/** Closed is final (R116): asked once, wherever it is chosen. */
export const CloseDialog = (props: {
  opened: boolean;
  /** What the button says that does it; else that it closes. */
  confirmLabel?: string;
  busy?: boolean;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
}) => {
  const t = useWords(dispositionWords);
  return (
    <ConfirmDialog
      {...props}
      title={t('close.title')}
      confirmLabel={props.confirmLabel ?? t('close.confirm')}
      words={dispositionWords}
    >
      {t('close.why')}
    </ConfirmDialog>
  );
};
