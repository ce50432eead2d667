import { useRef, type KeyboardEvent } from 'react';
import { IconBolt, IconUser } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { shellWords } from './words.ts';

const TABS = [
  { tab: 'customer', Icon: IconUser },
  { tab: 'quick', Icon: IconBolt },
] as const;
export type AppSpaceTab = (typeof TABS)[number]['tab'];
export const tabId = (tab: AppSpaceTab): string => `app-space-${tab}`;

/** R76: what may stand in the app space; the lightning bolt opens the quick replies. Arrow keys go from one to the other. */
export const AppSpaceTabs = ({ shown, onShow }: { shown: AppSpaceTab; onShow: (tab: AppSpaceTab) => void }) => {
  const t = useWords(shellWords);
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = TABS.findIndex(({ tab }) => tab === shown);
    const { tab } = TABS[(at + step + TABS.length) % TABS.length]!;
    list.current?.querySelector<HTMLElement>(`#${tabId(tab)}`)?.focus();
    onShow(tab);
  };
  return (
    <div ref={list} role="tablist" aria-label={t('app-space.tools')} onKeyDown={onKeyDown}>
      {TABS.map(({ tab, Icon }) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={tabId(tab)}
          aria-selected={tab === shown}
          aria-controls="app-space-body"
          tabIndex={tab === shown ? 0 : -1}
          onClick={() => onShow(tab)}
        >
          <Icon size={16} />
          {t(`app-space.${tab}`)}
        </button>
      ))}
    </div>
  );
};
