import type { z } from 'zod';
import { storableText } from '#ground/db/server/storable-text.ts';

/** JSON as it was told, each string of it valid Unicode without NUL. @throws {Error} that says why it is none. */
export const jsonIn = (raw: Buffer): unknown => {
  try {
    return JSON.parse(raw.toString('utf8'), (_name, value: unknown) =>
      typeof value === 'string' ? storableText(value) : value,
    );
  } catch (error) {
    throw new Error(`this is no JSON: ${error instanceof Error ? error.message.slice(0, 200) : ''}`, { cause: error });
  }
};

/** @throws {Error} that names the first place where it is not what `whose` documentation says. */
export const asDocumented = <T>(shape: z.ZodType<T>, content: unknown, whose: string): T => {
  const { data, error } = shape.safeParse(content);
  if (!error) return data as T;
  const [issue] = error.issues;
  throw new Error(
    `not what ${whose} documents: ${issue?.path.map(String).join('.') || 'all of it'}: ${issue?.message ?? ''}`,
  );
};
