import { useRef, type KeyboardEvent } from 'react';
import { IconBolt, IconMessageQuestion, IconUser } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { shellWords } from './words.ts';

const TABS = [
  { tab: 'customer', Icon: IconUser },
  { tab: 'quick', Icon: IconBolt },
  { tab: 'consult', Icon: IconMessageQuestion },
] as const;
export type AppSpaceTab = (typeof TABS)[number]['tab'];
export const tabId = (tab: AppSpaceTab): string => `app-space-${tab}`;

/** R76: what may stand in the app space; the lightning bolt opens the quick replies. Arrow keys go from one to the other. */
export const AppSpaceTabs = (props: {
  shown: AppSpaceTab;
  onShow: (tab: AppSpaceTab) => void;
  /** What of the consultations I have not read; null: there is none, and no tab of it. */
  consultUnread: number | null;
}) => {
  const { shown, onShow, consultUnread } = props;
  const t = useWords(shellWords);
  const tabs = TABS.filter(({ tab }) => tab !== 'consult' || consultUnread !== null);
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = tabs.findIndex(({ tab }) => tab === shown);
    const { tab } = tabs[(at + step + tabs.length) % tabs.length]!;
    list.current?.querySelector<HTMLElement>(`#${tabId(tab)}`)?.focus();
    onShow(tab);
  };
  return (
    <div
      ref={list}
      role="tablist"
      data-many={tabs.length > 2 || undefined}
      aria-label={t('app-space.tools')}
      onKeyDown={onKeyDown}
    >
      {tabs.map(({ tab, Icon }) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={tabId(tab)}
          aria-selected={tab === shown}
          aria-controls="app-space-body"
          title={tab === shown ? undefined : t(`app-space.${tab}`)}
          tabIndex={tab === shown ? 0 : -1}
          onClick={() => onShow(tab)}
        >
          <Icon size={16} />
          <span>{t(`app-space.${tab}`)}</span>
          {tab === 'consult' && consultUnread !== null && consultUnread > 0 && (
            <b className="app-space-unread" aria-label={t('app-space.unread', { n: consultUnread })}>
              {consultUnread}
            </b>
          )}
        </button>
      ))}
    </div>
  );
};
