import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useAskPages } from '#ground/web/query.ts';
import { find, type Entry, type Kind } from '../contract.ts';
import { typedAddress, type Picked } from './picked.ts';

/** Quiet after the last key before the directory is asked. */
const ASK_AFTER_MS = 100;
const PAGE = 50;
const NONE: Entry[] = [];

export type Source = 'all' | Kind;

/** What is typed and chosen, and what the directory answers, page after page. R13: nothing typed asks only on Enter. */
export const useDirectory = (kinds: readonly Kind[], takesAddress: boolean, listsAtOnce: boolean) => {
  const [typed, setTyped] = useState('');
  const [source, setSource] = useState<Source>('all');
  const [listsAll, setListsAll] = useState(listsAtOnce);
  const [settled] = useDebouncedValue(typed.trim(), ASK_AFTER_MS);
  // Emptied by hand it waits for Enter again.
  const query = typed.trim() === '' ? '' : settled;
  const asked = query !== '' || (typed.trim() === '' && listsAll);
  const pages = useAskPages<typeof find.input, typeof find.output, string>(
    find,
    (cursor) => ({ query, kinds: source === 'all' ? [...kinds] : [source], limit: PAGE, cursor }),
    (page) => page.next,
    { enabled: asked, keepPrevious: true, freshOnMount: true },
  );
  const entries = asked ? (pages.data?.pages.flatMap((page) => page.entries) ?? NONE) : NONE;
  const items: Picked[] = [...(takesAddress && asked ? typedAddress(query, entries) : []), ...entries];
  return {
    typed,
    type: (text: string): void => {
      setTyped(text);
      setListsAll(false);
    },
    source,
    setSource,
    listAll: (): void => setListsAll(true),
    asked,
    query,
    items,
    pages,
    /** What is shown answers what is typed. */
    isCurrent: asked && query === typed.trim() && pages.isSuccess && !pages.isPlaceholderData,
  };
};
