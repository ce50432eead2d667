import { useBlocker } from '@tanstack/react-router';
import { ConfirmDialog } from '../ConfirmDialog.tsx';
import { useWords } from '#ground/web/words.tsx';
import { formWords } from './words.ts';

/** Asks before another page is opened, or the tab closed, with something typed and not saved. */
export const LeaveGuard = ({ dirty }: { dirty: boolean }) => {
  const t = useWords(formWords);
  const blocker = useBlocker({ shouldBlockFn: () => dirty, enableBeforeUnload: () => dirty, withResolver: true });
  return (
    <ConfirmDialog
      opened={blocker.status === 'blocked'}
      title={t('leave.title')}
      confirmLabel={t('leave.confirm')}
      danger
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      {t('leave.why')}
    </ConfirmDialog>
  );
};
