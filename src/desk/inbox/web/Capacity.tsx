import { IconAlertTriangle } from '#ground/ui/icons.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { inboxWords } from '../words.ts';
import { useInbox } from './inbox-data.ts';

/** D4: places taken of those there are, always in sight; a warning in words at the limit. */
export const Capacity = () => {
  const t = useWords(inboxWords);
  const { number } = useFormat();
  const { data } = useInbox();
  if (!data?.emailEnabled) return null;
  const full = data.load >= data.limit;
  const share = data.limit > 0 ? Math.min(1, data.load / data.limit) : 1;
  return (
    <div className="capacity" data-full={full || undefined} title={t('load.waiting', { n: data.waiting })}>
      <span>{t('load.email', { load: number(data.load), limit: data.limit })}</span>
      <div className="capacity-bar">
        <i style={{ width: `${share * 100}%` }} />
      </div>
      {full && (
        <span className="capacity-full">
          <IconAlertTriangle size={13} />
          {t('load.full')}
        </span>
      )}
    </div>
  );
};
