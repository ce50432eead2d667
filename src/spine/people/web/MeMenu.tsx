import './people.css';
import { Popover, SegmentedControl, UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Avatar, ErrorNote } from '#ground/ui/parts.tsx';
import { IconKey, IconLogout, IconSignature } from '#ground/ui/icons.ts';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { LANGUAGES } from '#ground/words.ts';
import { setPreferences, signOut, themeShape } from '../contract.ts';
import { peopleWords } from '../words.ts';
import { useChangeMe, useMe } from './me.ts';

const PasswordDialog = lazy(() => import('./PasswordDialog.tsx').then((file) => ({ default: file.PasswordDialog })));

const SignatureDialog = lazy(() => import('./SignatureDialog.tsx').then((file) => ({ default: file.SignatureDialog })));

/** Language, appearance, password and the way out. A dialog, since a menu may hold no choices of several values. */
export const MeMenu = ({ onSignedOut }: { onSignedOut: () => void }) => {
  const t = useWords(peopleWords);
  const person = useMe().data;
  const changeMe = useChangeMe();
  const [opened, setOpened] = useState(false);
  const [asksPassword, setAsksPassword] = useState(false);
  const [signs, setSigns] = useState(false);
  const prefer = useTell(setPreferences, { onDone: (_, change) => changeMe(change) });
  const leave = useTell(signOut, { onDone: onSignedOut });
  if (!person) return null;
  const label = t('me.menu', { name: person.name });
  return (
    <>
      <Popover
        opened={opened}
        onChange={setOpened}
        position="right-end"
        offset={10}
        width={268}
        shadow="md"
        withinPortal={false}
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <button type="button" className="me-button" onClick={() => setOpened(!opened)}>
            <span className="visually-hidden">{label}</span>
            <Avatar name={person.name} size={34} />
            <i className="state-dot" data-state={person.presence.state} />
          </button>
        </Popover.Target>
        <Popover.Dropdown className="me-menu" aria-label={label}>
          <div className="me-who">
            <b>{person.name}</b>
            <span>{[t(`role.${person.role}`), person.teamName].filter(Boolean).join(' · ')}</span>
          </div>
          <div className="me-choice">
            <span>{t('me.language')}</span>
            <SegmentedControl
              size="xs"
              aria-label={t('me.language')}
              value={person.language}
              onChange={(language) => prefer.mutate({ language })}
              data={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
            />
          </div>
          <div className="me-choice">
            <span>{t('me.theme')}</span>
            <SegmentedControl
              size="xs"
              aria-label={t('me.theme')}
              value={person.theme}
              onChange={(theme) => prefer.mutate({ theme })}
              data={themeShape.options.map((value) => ({ value, label: t(`theme.${value}`) }))}
            />
          </div>
          <ErrorNote error={prefer.error ?? leave.error} words={peopleWords} />
          <div className="me-acts">
            <UnstyledButton
              onClick={() => {
                setOpened(false);
                setSigns(true);
              }}
            >
              <IconSignature size={16} />
              {t('me.signature')}
            </UnstyledButton>
            <UnstyledButton
              onClick={() => {
                setOpened(false);
                setAsksPassword(true);
              }}
            >
              <IconKey size={16} />
              {t('me.password')}
            </UnstyledButton>
            <UnstyledButton onClick={() => leave.mutate({})}>
              <IconLogout size={16} />
              {t('me.sign-out')}
            </UnstyledButton>
          </div>
        </Popover.Dropdown>
      </Popover>
      {signs && (
        <Suspense>
          <SignatureDialog onClose={() => setSigns(false)} />
        </Suspense>
      )}
      {asksPassword && (
        <Suspense>
          <PasswordDialog onClose={() => setAsksPassword(false)} />
        </Suspense>
      )}
    </>
  );
};
