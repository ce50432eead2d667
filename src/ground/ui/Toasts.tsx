import './parts.css';
import { commonWords } from '#ground/web/common-words.ts';
import { useWords } from '#ground/web/words.tsx';
import { IconAlertTriangle, IconBell, IconCircleCheck, IconX } from './icons.ts';
import { closeToast, useToasts, type Toast } from './notify.ts';

const ICON = { done: IconCircleCheck, news: IconBell, refused: IconAlertTriangle } as const;

/**
 * Mounted once, in the shell. An alert is heard as it appears; a status only where its region was there before it.
 */
export const Toasts = () => {
  const t = useWords(commonWords);
  const toasts = useToasts();
  const shown = ({ id, text, tone, act }: Toast) => {
    const Icon = ICON[tone];
    return (
      <div key={id} className="toast" data-tone={tone} role={tone === 'refused' ? 'alert' : undefined}>
        <Icon size={16} />
        <span>{text}</span>
        {act && (
          <button
            type="button"
            className="toast-act"
            onClick={() => {
              closeToast(id);
              act.run();
            }}
          >
            {act.label}
          </button>
        )}
        <button type="button" className="chip-remove" aria-label={t('close')} onClick={() => closeToast(id)}>
          <IconX size={13} />
        </button>
      </div>
    );
  };
  return (
    <div className="toasts">
      {toasts.filter(({ tone }) => tone === 'refused').map(shown)}
      <div role="status">{toasts.filter(({ tone }) => tone !== 'refused').map(shown)}</div>
    </div>
  );
};
