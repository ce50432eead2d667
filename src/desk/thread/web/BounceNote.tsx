import { IconAlertTriangle } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Message } from '#spine/interactions/contract.ts';
import { bounceReason } from '../rules.ts';
import { threadWords } from '../words.ts';

/** A returned message in plain words; the server's own after them. */
export const BounceNote = ({ bounce }: { bounce: Message['bounce'] }) => {
  const t = useWords(threadWords);
  const recipient = bounce?.recipient ?? t('bounce.somebody');
  const said = [bounce?.status, bounce?.diagnostic].filter(Boolean).join(' · ');
  return (
    <div className="msg-note" data-tone={bounce?.permanent === false ? 'warn' : 'bad'}>
      <IconAlertTriangle size={15} aria-hidden="true" />
      <span>
        <b>{t(bounce?.permanent === false ? 'bounce.temporary' : 'bounce.permanent', { recipient })}</b>{' '}
        {t(`bounce.${bounceReason(bounce?.status ?? null, bounce?.diagnostic ?? null)}`)}
        {said && <span className="msg-said">{t('bounce.server-said', { said: said.slice(0, 400) })}</span>}
      </span>
    </div>
  );
};
