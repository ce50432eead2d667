import './people.css';
import { Menu, SegmentedControl } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Avatar, ErrorNote } from '#ground/ui/parts.tsx';
import { IconKey, IconLogout } from '#ground/ui/icons.ts';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { LANGUAGES } from '#ground/words.ts';
import { setPreferences, signOut, themeShape } from '../contract.ts';
import { peopleWords } from '../words.ts';
import { useChangeMe, useMe } from './me.ts';

const PasswordDialog = lazy(() => import('./PasswordDialog.tsx').then((file) => ({ default: file.PasswordDialog })));

/** Language, appearance, password and the way out. */
export const MeMenu = ({ onSignedOut }: { onSignedOut: () => void }) => {
  const t = useWords(peopleWords);
  const person = useMe().data;
  const changeMe = useChangeMe();
  const [asksPassword, setAsksPassword] = useState(false);
  const prefer = useTell(setPreferences, { onDone: (_, change) => changeMe(change) });
  const leave = useTell(signOut, { onDone: onSignedOut });
  if (!person) return null;
  return (
    <>
      <Menu position="right-end" offset={10} width={268}>
        <Menu.Target>
          <button type="button" className="me-button" aria-label={t('me.menu', { name: person.name })}>
            <Avatar name={person.name} size={34} />
            <i className="state-dot" data-state={person.presence.state} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <div className="me-who">
            <b>{person.name}</b>
            <span>{[t(`role.${person.role}`), person.teamName].filter(Boolean).join(' · ')}</span>
          </div>
          <Menu.Divider />
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
          <Menu.Divider />
          <Menu.Item leftSection={<IconKey size={16} />} onClick={() => setAsksPassword(true)}>
            {t('me.password')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} />} closeMenuOnClick={false} onClick={() => leave.mutate({})}>
            {t('me.sign-out')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asksPassword && (
        <Suspense>
          <PasswordDialog onClose={() => setAsksPassword(false)} />
        </Suspense>
      )}
    </>
  );
};
