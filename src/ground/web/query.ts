import {
  MutationCache,
  QueryCache,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  type InfiniteData,
  type Query,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { z } from 'zod';
import type { Call } from '#ground/api/contract.ts';
import { ask, Refused } from '#ground/api/web/ask.ts';

/** A refusal is an answer: only an unreachable server is worth asking again, and the stream says when it is back. */
const worthRetrying = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof Refused && error.code === 'unreachable';

let signedOut = (_callName: unknown): void => {};

/** Called with the name of a call that was refused because the session ended. One listener: the shell. */
export const whenSignedOut = (listener: (callName: unknown) => void): void => {
  signedOut = listener;
};
const noticeSignedOut = (error: unknown, callName: unknown): void => {
  if (error instanceof Refused && error.code === 'signed-out') signedOut(callName);
};

/**
 * Nothing goes stale by itself: the live stream says what changed. 'always': the server may be on this very
 * machine, so the browser's own idea of being offline decides nothing.
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error, query) => noticeSignedOut(error, query.queryKey[0]) }),
  mutationCache: new MutationCache({
    onError: (error, _input, _context, mutation) => noticeSignedOut(error, mutation.options.mutationKey?.[0]),
  }),
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 10 * 60_000,
      retry: worthRetrying,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

export const askKey = <I extends z.ZodType, O extends z.ZodType>(c: Call<I, O>, input: z.input<I>) =>
  [c.name, input] as const;

/** Asks and keeps the answer. Under one key, [call.name, input], for all who ask the same. */
export const useAsk = <I extends z.ZodType, O extends z.ZodType>(
  c: Call<I, O>,
  input: z.input<I>,
  options: { enabled?: boolean; keepPrevious?: boolean; fresh?: boolean } = {},
): UseQueryResult<z.output<O>, Error> =>
  useQuery<z.output<O>, Error>({
    queryKey: askKey(c, input),
    queryFn: ({ signal }) => ask(c, input, { signal }),
    enabled: options.enabled ?? true,
    // For what the stream does not tell of: asked anew each time it is shown, and not kept.
    ...(options.fresh ? { gcTime: 0 } : {}),
    ...(options.keepPrevious ? { placeholderData: (previous: z.output<O> | undefined) => previous as never } : {}),
  });

/**
 * Asks page after page: `next` of one answer goes into the `input` of the following; null ends it.
 * `freshOnMount` for lists of which the stream does not tell everything.
 */
export const useAskPages = <I extends z.ZodType, O extends z.ZodType, C extends number | string = number>(
  c: Call<I, O>,
  input: (cursor: C | null) => z.input<I>,
  next: (page: z.output<O>) => C | null,
  options: { freshOnMount?: boolean; enabled?: boolean; keepPrevious?: boolean } = {},
): UseInfiniteQueryResult<InfiniteData<z.output<O>, C | null>, Error> =>
  useInfiniteQuery<z.output<O>, Error, InfiniteData<z.output<O>, C | null>, readonly unknown[], C | null>({
    queryKey: [c.name, input(null), 'pages'],
    queryFn: ({ signal, pageParam }) => ask(c, input(pageParam as C | null), { signal }),
    initialPageParam: null,
    getNextPageParam: (page) => next(page),
    refetchOnMount: options.freshOnMount ? 'always' : true,
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: (previous) => previous } : {}),
  });

/** Tells the server to do something; `invalidates` names calls whose answers are asked again once it is done. */
export const useTell = <I extends z.ZodType, O extends z.ZodType>(
  c: Call<I, O>,
  options: {
    onDone?: (answer: z.output<O>, input: z.input<I>) => void;
    invalidates?: readonly (string | { name: string })[];
  } = {},
): UseMutationResult<z.output<O>, Error, z.input<I>> =>
  useMutation<z.output<O>, Error, z.input<I>>({
    mutationKey: [c.name],
    mutationFn: (input) => ask(c, input),
    onSuccess: (answer, input) => {
      if (options.invalidates) refetchCalls(options.invalidates.map((n) => (typeof n === 'string' ? n : n.name)));
      options.onDone?.(answer, input);
    },
  });

const running = new Set<string>();
const again = new Set<string>();

/**
 * One refetch at a time a query. Invalidating during a fetch would cancel it, and a busy floor would then never
 * let one finish; what arrives meanwhile asks for one more round instead.
 */
const refetchOne = async (query: Query): Promise<void> => {
  const { queryHash, queryKey } = query;
  if (running.has(queryHash)) {
    again.add(queryHash);
    return;
  }
  running.add(queryHash);
  try {
    do {
      again.delete(queryHash);
      await queryClient.invalidateQueries({ queryKey, exact: true });
    } while (again.has(queryHash));
  } finally {
    running.delete(queryHash);
    again.delete(queryHash);
  }
};

/** Asks these calls again where they are on screen, and forgets them elsewhere. `match` sees the input they were asked with. */
export const refetchCalls = (names: readonly string[], match?: (input: never) => boolean): void => {
  for (const query of queryClient.getQueryCache().getAll()) {
    const [name, input] = query.queryKey;
    if (typeof name !== 'string' || !names.includes(name)) continue;
    if (match && !match(input as never)) continue;
    void refetchOne(query);
  }
};

/** The server answers again: what was asked for in vain meanwhile. */
export const refetchFailed = (): void => {
  for (const query of queryClient.getQueryCache().getAll()) if (query.state.status === 'error') void refetchOne(query);
};

/** After a gap in the stream nothing kept can be trusted. */
export const refetchAll = (): void => {
  for (const query of queryClient.getQueryCache().getAll()) void refetchOne(query);
};
