import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { z } from 'zod';
import { askKey, useAsk } from '#ground/web/query.ts';
import { me, type meShape } from '../contract.ts';

export type Me = z.output<typeof meShape>;

/** Whoever is signed in; refused with 'signed-out' when nobody is. */
export const useMe = (options: { enabled?: boolean } = {}): UseQueryResult<Me, Error> => useAsk(me, {}, options);

/** Shows a change of mine at once; the server's answer follows through the stream. */
export const useChangeMe = (): ((change: Partial<Me>) => void) => {
  const client = useQueryClient();
  return (change) => client.setQueryData<Me>(askKey(me, {}), (before) => (before ? { ...before, ...change } : before));
};
