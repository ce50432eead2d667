import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { ORDERS, type Order } from '#desk/search/contract.ts';
import { Palette, SearchPage, type Action } from '#desk/search/web/parts.tsx';
import { keyAct } from '#ground/web/keys.ts';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { setState } from '#spine/people/contract.ts';
import { useMe } from '#spine/people/web/parts.tsx';
import { OFFICE_PAGES, paths } from './paths.ts';
import { shellWords } from './words.ts';

export type SearchAddress = { q: string; order: Order };
/** Of whatever stands in the address bar. */
export const searchAddress = (said: Record<string, unknown>): SearchAddress => ({
  // A number in the address is read as one.
  q: typeof said['q'] === 'string' || typeof said['q'] === 'number' ? String(said['q']) : '',
  order: ORDERS.find((order) => order === said['order']) ?? 'newest',
});

/** The page of results; what is asked stands in the address, so that it can be kept, sent on and come back to. */
export const SearchPlace = ({ q, order }: SearchAddress) => {
  const navigate = useNavigate();
  return (
    <SearchPage
      asked={{ text: q, order }}
      onAsk={(asks) => void navigate({ to: '/search', search: { q: asks.text, order: asks.order } })}
      hrefOf={paths.interaction}
      onOpen={(id) => void navigate({ to: '/i/$id', params: { id: String(id) } })}
    />
  );
};

/** Keys of the open interaction and the desk that can be asked for by name. */
const KEYS = [
  ['r', 'keys.reply'],
  ['t', 'keys.transfer'],
  ['o', 'keys.outcome'],
  ['n', 'keys.outbound'],
  ['?', 'keys.help'],
] as const;

const useActions = (): Action[] => {
  const t = useWords(shellWords);
  const navigate = useNavigate();
  const person = useMe().data;
  const state = useTell(setState, { invalidates: ['inbox.list', 'people.me'] });
  return [
    ...KEYS.flatMap(([key, label]) => {
      const run = keyAct(key);
      // After the dialog is gone: what the key does may want the focus.
      return run ? [{ id: `key-${key}`, label: t(label), keys: key.toUpperCase(), run: () => setTimeout(run, 0) }] : [];
    }),
    ...(['available', 'working', 'unavailable'] as const)
      .filter((to) => person?.presence.state !== to)
      .map((to) => ({
        id: `state-${to}`,
        label: t(`act.${to}`),
        run: () => state.mutate({ state: to, reason: to === 'unavailable' ? 'break' : null }),
      })),
    { id: 'desk', label: t('rail.interactions'), run: () => void navigate({ to: '/' }) },
    {
      id: 'search',
      label: t('act.search'),
      run: () => void navigate({ to: '/search', search: { q: '', order: 'newest' } }),
    },
    ...(person && person.role !== 'agent'
      ? OFFICE_PAGES.map((page) => ({
          id: `office-${page}`,
          label: `${t('rail.office')} : ${t(`office.${page}`)}`,
          run: () => void navigate({ to: '/office/$page', params: { page } }),
        }))
      : []),
  ];
};

const OpenPalette = ({ onClose }: { onClose: () => void }) => {
  const navigate = useNavigate();
  const actions = useActions();
  return (
    <Palette
      actions={actions}
      onOpen={(id) => void navigate({ to: '/i/$id', params: { id: String(id) } })}
      onSearch={(text, order = 'newest') => void navigate({ to: '/search', search: { q: text, order } })}
      onClose={onClose}
    />
  );
};

/** Ctrl+K anywhere, while writing too. Returns what shows while it is open, and what opens it. */
export const usePalette = (): { palette: ReactNode; open: () => void } => {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      setShown((so) => !so);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return { palette: shown && <OpenPalette onClose={() => setShown(false)} />, open: () => setShown(true) };
};
