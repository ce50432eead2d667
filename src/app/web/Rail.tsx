import { Tooltip } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWaitingForMe } from '#desk/inbox/web/parts.tsx';
import { IconKeyboard, IconMail, IconMailbox, IconSearch, IconSettings } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { Bell } from '#spine/notices/web/parts.tsx';
import { MeMenu, useMe } from '#spine/people/web/parts.tsx';
import { paths } from './paths.ts';
import { shellWords } from './words.ts';

const Entry = ({ label, children }: { label: string; children: ReactNode }) => (
  <Tooltip label={label} position="right">
    {children}
  </Tooltip>
);

/** The dark rail: only what works. */
export const Rail = (props: {
  place: 'desk' | 'search' | 'office';
  onSearch: () => void;
  onShortcuts: () => void;
  onSignedOut: () => void;
}) => {
  const t = useWords(shellWords);
  const person = useMe().data;
  const waiting = useWaitingForMe();
  const navigate = useNavigate();
  return (
    <nav className="rail" aria-label={t('rail.label')}>
      <img className="rail-logo" src="/relais.svg" alt="Relais" />
      <Entry label={t('rail.interactions')}>
        <Link to="/" aria-current={props.place === 'desk' ? 'page' : undefined}>
          <IconMail size={20} stroke={1.7} />
          <span className="visually-hidden">{t('rail.interactions')}</span>
          {waiting > 0 && (
            <b>
              <span aria-hidden="true">{waiting > 99 ? '99+' : waiting}</span>
              <span className="visually-hidden">{t('rail.waiting', { n: waiting })}</span>
            </b>
          )}
        </Link>
      </Entry>
      <Entry label={t('rail.search')}>
        <button
          type="button"
          aria-label={t('rail.search')}
          aria-keyshortcuts="Control+K"
          aria-current={props.place === 'search' ? 'page' : undefined}
          onClick={props.onSearch}
        >
          <IconSearch size={20} stroke={1.7} />
        </button>
      </Entry>
      {person && person.role !== 'agent' && (
        <Entry label={t('rail.office')}>
          <Link to="/office" aria-label={t('rail.office')} aria-current={props.place === 'office' ? 'page' : undefined}>
            <IconSettings size={20} stroke={1.7} />
          </Link>
        </Entry>
      )}
      <Entry label={t('rail.customer')}>
        <a href={paths.customer} target="_blank" rel="noopener" aria-label={t('rail.customer')}>
          <IconMailbox size={20} stroke={1.7} />
        </a>
      </Entry>
      <span className="rail-space" />
      <Bell hrefOf={paths.interaction} onOpen={(id) => void navigate({ to: '/i/$id', params: { id: String(id) } })} />
      <Entry label={t('rail.shortcuts')}>
        <button type="button" aria-label={t('rail.shortcuts')} onClick={props.onShortcuts}>
          <IconKeyboard size={20} stroke={1.7} />
        </button>
      </Entry>
      <MeMenu onSignedOut={props.onSignedOut} />
    </nav>
  );
};
