import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { z } from 'zod';
import { ask } from '#ground/api/web/ask.ts';
import { useAsk } from '#ground/web/query.ts';
import type { Message } from '#spine/interactions/contract.ts';
import { openThread } from '../contract.ts';

export type Thread = z.output<typeof openThread.output>;

/**
 * The messages of an interaction, oldest first: the newest page, kept up to date by the live stream, and the pages
 * before it as they are asked for. A message seen stays when new ones push it off the newest page, so that no gap opens.
 */
export const useThread = (interactionId: number) => {
  const newest = useAsk(openThread, { interactionId });
  const [firstCursor, setFirstCursor] = useState<number | null>(null);
  const earlier = useInfiniteQuery({
    // Under the call's name and the interaction, so that what refetches the thread refetches these pages too.
    queryKey: [openThread.name, { interactionId, before: firstCursor }, 'earlier'],
    queryFn: ({ signal, pageParam }) => ask(openThread, { interactionId, before: pageParam }, { signal }),
    initialPageParam: firstCursor,
    getNextPageParam: (page: Thread) => page.earlierBefore,
    enabled: firstCursor !== null,
  });
  const seen = useRef(new Map<number, Message>());
  const messages = useMemo(() => {
    for (const page of [...(earlier.data?.pages ?? []), ...(newest.data ? [newest.data] : [])]) {
      const from = page.earlierBefore === null ? 0 : (page.messages[0]?.id ?? 0);
      const to = page === newest.data ? Infinity : (page.messages.at(-1)?.id ?? 0);
      // What the page should hold and does not was taken back before it left, or is in another interaction.
      for (const id of seen.current.keys()) if (id >= from && id <= to) seen.current.delete(id);
      for (const message of page.messages) seen.current.set(message.id, message);
    }
    return [...seen.current.values()].toSorted((a, b) => a.id - b.id);
  }, [newest.data, earlier.data]);

  const nextCursor = firstCursor === null ? (newest.data?.earlierBefore ?? null) : earlier.hasNextPage;
  return {
    thread: newest.data,
    messages,
    error: newest.data ? null : newest.error,
    retry: () => void newest.refetch(),
    hasEarlier: firstCursor !== null ? earlier.isPending || earlier.hasNextPage : nextCursor !== null,
    loadingEarlier: firstCursor !== null && (earlier.isPending || earlier.isFetchingNextPage),
    earlierError: earlier.error,
    loadEarlier: () => {
      if (firstCursor === null) setFirstCursor(newest.data?.earlierBefore ?? null);
      else if (!earlier.isFetching) void earlier.fetchNextPage();
    },
  };
};
