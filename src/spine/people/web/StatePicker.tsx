import './people.css';
import { Menu } from '@mantine/core';
import { ErrorNote } from '#ground/ui/parts.tsx';
import { IconCheck, IconChevronDown } from '#ground/ui/icons.ts';
import { useTell } from '#ground/web/query.ts';
import { useNow } from '#ground/web/time.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { setState, UNAVAILABLE_REASONS, type AgentState } from '../contract.ts';
import { peopleWords } from '../words.ts';
import { useChangeMe, useMe } from './me.ts';

/** 'not-responding' is the system's to give (D13), never the agent's to choose. */
const CHOOSABLE = UNAVAILABLE_REASONS.filter((reason) => reason !== 'not-responding');
type Reason = (typeof UNAVAILABLE_REASONS)[number];

const isReason = (text: string | null): text is Reason =>
  (UNAVAILABLE_REASONS as readonly (string | null)[]).includes(text);

/** D12: my state, how long it has lasted, and the menu that changes it. */
export const StatePicker = () => {
  const t = useWords(peopleWords);
  const { elapsed } = useFormat();
  const person = useMe().data;
  const changeMe = useChangeMe();
  const now = useNow();
  const tell = useTell(setState, {
    onDone: (presence) => changeMe({ presence }),
    invalidates: ['inbox.list'],
  });
  if (!person) return null;
  const { state, reason, since } = person.presence;
  const lasted = elapsed(now - new Date(since).getTime());
  const name = state === 'unavailable' && isReason(reason) ? t(`reason.${reason}`) : t(`state.${state}`);

  const item = (to: AgentState, because: Reason | null, label: string, why?: string) => {
    const isCurrent = state === to && (to !== 'unavailable' || reason === because);
    return (
      <Menu.Item
        key={`${to}-${because}`}
        leftSection={<i className="state-dot" data-state={to} />}
        rightSection={isCurrent ? <IconCheck size={14} /> : null}
        aria-current={isCurrent || undefined}
        onClick={() => tell.mutate({ state: to, reason: because })}
      >
        {label}
        {why && <span className="state-why">{why}</span>}
      </Menu.Item>
    );
  };

  return (
    <div className="state">
      <Menu width="target" position="bottom-start" offset={4} withinPortal={false}>
        <Menu.Target>
          <button type="button" className="state-button">
            <i className="state-dot" data-state={state} />
            <span>
              <span className="visually-hidden">{t('state.label')} </span>
              {name}
            </span>
            <em>{lasted}</em>
            <IconChevronDown size={16} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {item('available', null, t('state.available'), t('state.available.why'))}
          {item('working', null, t('state.working'), t('state.working.why'))}
          <Menu.Divider />
          <Menu.Label>{t('state.because')}</Menu.Label>
          {CHOOSABLE.map((each) => item('unavailable', each, t(`reason.${each}`)))}
          {item('unavailable', null, t('reason.none'))}
        </Menu.Dropdown>
      </Menu>
      {reason === 'not-responding' && <p className="state-missed">{t('state.missed')}</p>}
      <ErrorNote error={tell.error} words={peopleWords} />
    </div>
  );
};
