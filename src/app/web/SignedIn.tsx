import './shell.css';
import { useMantineColorScheme } from '@mantine/core';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useInbox, useInboxAlerts, useWaitingForMe } from '#desk/inbox/web/parts.tsx';
import { EmptyState, ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { Announcer } from '#ground/web/announce.tsx';
import { useKeys } from '#ground/web/keys.ts';
import { queryClient, whenSignedOut } from '#ground/web/query.ts';
import { restartStream, useStreamStatus } from '#ground/web/stream.ts';
import { refusalCode, useWords } from '#ground/web/words.tsx';
import { me } from '#spine/people/contract.ts';
import { useMe } from '#spine/people/web/parts.tsx';
import { keepLanguage } from './language.ts';
import { useLive } from './live.ts';
import { paths } from './paths.ts';
import { Softphone } from './rooms.tsx';
import { usePalette } from './SearchPlace.tsx';
import { Rail } from './Rail.tsx';
import { StreamBanner } from './StreamBanner.tsx';
import { shellWords } from './words.ts';

const Shortcuts = lazy(() => import('./Shortcuts.tsx').then((file) => ({ default: file.Shortcuts })));

const Inside = () => {
  const t = useWords(shellWords);
  const person = useMe().data;
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const [showsKeys, setShowsKeys] = useState(false);
  const waiting = useWaitingForMe();
  const { palette, open } = usePalette();
  useLive();
  useKeys({ '?': () => setShowsKeys(true) });
  useInbox();
  useInboxAlerts((id) => void navigate({ to: '/i/$id', params: { id: String(id) } }));
  useEffect(() => {
    if (!person) return;
    keepLanguage(person.language);
    setColorScheme(person.theme);
  }, [person, setColorScheme]);
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) Relais` : 'Relais';
  }, [waiting]);
  const onSignedOut = (): void => {
    restartStream();
    void navigate({ to: '/sign-in', search: { back: undefined } }).then(() => queryClient.clear());
  };
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        {t('skip.to-main')}
      </a>
      <Rail
        place={pathname.startsWith(paths.office) ? 'office' : pathname === paths.search ? 'search' : 'desk'}
        onSearch={open}
        onShortcuts={() => setShowsKeys(true)}
        onSignedOut={onSignedOut}
      />
      <Outlet />
      <StreamBanner />
      <Announcer />
      <Suspense>{palette}</Suspense>
      <Suspense>
        <Softphone
          hrefOf={paths.interaction}
          onOpen={(id) => void navigate({ to: '/i/$id', params: { id: String(id) } })}
        />
      </Suspense>
      {showsKeys && (
        <Suspense>
          <Shortcuts onClose={() => setShowsKeys(false)} />
        </Suspense>
      )}
    </div>
  );
};

/** To the door, once, from wherever this was first drawn: while the router moves, the address is the door's already. */
const Away = () => {
  const navigate = useNavigate();
  const { href } = useLocation();
  const [from] = useState(href);
  useEffect(() => {
    void navigate({ to: '/sign-in', search: { back: from === paths.home ? undefined : from }, replace: true });
  }, [navigate, from]);
  return null;
};

/** Lets the signed-in through; the others go to the door and come back to where they were. */
export const SignedIn = () => {
  const person = useMe();
  const stream = useStreamStatus();
  const { refetch } = person;
  useEffect(() => {
    // Asking who I am because that very question was refused would never end.
    whenSignedOut((callName) => callName !== me.name && void refetch({ cancelRefetch: false }));
  }, [refetch]);
  useEffect(() => {
    if (stream === 'signed-out') void refetch();
  }, [stream, refetch]);
  if (person.isError && refusalCode(person.error) === 'signed-out') return <Away />;
  if (person.data) return <Inside />;
  if (person.isError) {
    return (
      <EmptyState title="Relais">
        <ErrorNote error={person.error} onRetry={() => void person.refetch()} />
      </EmptyState>
    );
  }
  return <Loading />;
};
