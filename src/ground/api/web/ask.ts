import type { z } from 'zod';
import type { Call, RefusalBody } from '../contract.ts';

/** A "no" from the server: show `refused.<code>` of the room's words with these values. */
export class Refused extends Error {
  readonly code: string;
  readonly values: Record<string, string | number>;
  readonly status: number;

  constructor(code: string, values: Record<string, string | number>, status: number) {
    super(code);
    this.code = code;
    this.values = values;
    this.status = status;
  }
}

/**
 * Asks one call of a contract. Rejects with `Refused`; code 'unreachable' when the server did not answer at all.
 * `keepalive`: goes out even while the page goes away.
 */
export const ask = async <I extends z.ZodType, O extends z.ZodType>(
  c: Call<I, O>,
  input: z.input<I>,
  options: { signal?: AbortSignal; keepalive?: boolean } = {},
): Promise<z.output<O>> => {
  let response: Response;
  try {
    response = await fetch(`/api/${c.name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input ?? {}),
      credentials: 'same-origin',
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.keepalive ? { keepalive: true } : {}),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Refused('unreachable', {}, 0);
  }
  if (response.ok) return (await response.json()) as z.output<O>;
  const body = (await response.json().catch(() => null)) as RefusalBody | null;
  throw new Refused(body?.refusal ?? 'broken', body?.values ?? {}, response.status);
};
