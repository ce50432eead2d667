import './elevation.css';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { showPhone } from '#ground/phone/phone.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Channel } from '#spine/channels/texts/contract.ts';
import { ChannelIcon } from '#spine/interactions/web/parts.tsx';
import { interactionWords } from '#spine/interactions/words.ts';
import type { Leg } from '../contract.ts';
import { elevationWords } from '../words.ts';

/** `leg`: the last conversation of it; `keys`: of all of them, each a name of the tab. */
export type ChannelTab = { key: string; keys: string[]; channel: Channel; leg: Leg | null; origin: boolean };

/** The channels of an interaction in the order in which they came: its own first, then each that it was elevated to. */
export const tabsOf = (channel: Channel, legs: readonly Leg[]): ChannelTab[] => {
  const own = channel === 'email' ? null : (legs.find((leg) => !leg.elevated) ?? null);
  const tabs: ChannelTab[] = [{ key: 'origin', keys: ['origin'], channel, leg: own, origin: true }];
  for (const leg of legs) {
    if (leg === own) continue;
    // Calls with one number are one tab, however many there were.
    const same = tabs.find((tab) => leg.channel === 'voice' && isSame(tab.leg, leg));
    if (same) {
      same.leg = leg;
      same.keys.push(String(leg.id));
    } else tabs.push({ key: String(leg.id), keys: [String(leg.id)], channel: leg.channel, leg, origin: false });
  }
  return tabs;
};
const isSame = (one: Leg | null, other: Leg): boolean =>
  one?.channel === other.channel && one.address === other.address && one.connectionId === other.connectionId;

const shown = (leg: Leg): string => (leg.channel === 'email' ? leg.address : showPhone(leg.address));

/** R71, R73: a tab for each channel; the first one's icon branches once there is another. */
export const ChannelTabs = (props: {
  tabs: readonly ChannelTab[];
  chosen: string;
  onChoose: (key: string) => void;
  /** At the end of the row. */
  children: ReactNode;
}) => {
  const t = useWords(elevationWords);
  const word = useWords(interactionWords);
  const row = useRef<HTMLDivElement>(null);
  const { tabs, chosen } = props;
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0 || tabs.length < 2) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.key === chosen);
    const next = tabs[(at + step + tabs.length) % tabs.length]!;
    props.onChoose(next.key);
    row.current?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus();
  };
  return (
    <div className="space-tabs">
      <div className="space-tab-list" role="tablist" aria-label={t('tabs')} ref={row} onKeyDown={onKeyDown}>
        {tabs.map((tab) => {
          const selected = tab.key === chosen;
          return (
            <button
              key={tab.key}
              type="button"
              className="space-tab leg-tab"
              role="tab"
              id={selected ? 'channel-tab' : undefined}
              data-tab={tab.key}
              aria-selected={selected}
              aria-controls={selected ? 'channel' : undefined}
              tabIndex={selected ? 0 : -1}
              onClick={() => props.onChoose(tab.key)}
            >
              <ChannelIcon
                channel={tab.channel}
                elevated={tab.origin && tabs.length > 1}
                named={tab.origin && tabs.length > 1}
              />
              {word(`channel.${tab.channel}`)}
              {tab.leg && !tab.origin && <small>{shown(tab.leg)}</small>}
              {tab.leg?.endedAt && <small>({t('tab.ended')})</small>}
            </button>
          );
        })}
      </div>
      {props.children}
    </div>
  );
};
