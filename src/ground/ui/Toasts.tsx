import './parts.css';
import { commonWords } from '#ground/web/common-words.ts';
import { useWords } from '#ground/web/words.tsx';
import { IconAlertTriangle, IconCircleCheck, IconX } from './icons.ts';
import { closeToast, useToasts } from './notify.ts';

/**
 * Mounted once, in the shell. An alert is heard as it appears; a status only where its region was there before it.
 */
export const Toasts = () => {
  const t = useWords(commonWords);
  const toasts = useToasts();
  const list = (tone: 'done' | 'refused') =>
    toasts
      .filter((toast) => toast.tone === tone)
      .map((toast) => (
        <div key={toast.id} className="toast" data-tone={tone} role={tone === 'refused' ? 'alert' : undefined}>
          {tone === 'done' ? <IconCircleCheck size={16} /> : <IconAlertTriangle size={16} />}
          <span>{toast.text}</span>
          <button type="button" className="chip-remove" aria-label={t('close')} onClick={() => closeToast(toast.id)}>
            <IconX size={13} />
          </button>
        </div>
      ));
  return (
    <div className="toasts">
      {list('refused')}
      <div role="status">{list('done')}</div>
    </div>
  );
};
