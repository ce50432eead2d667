import { z } from 'zod';

/** Who is asking. Ground knows no more of a person than this. */
export type Role = 'agent' | 'supervisor' | 'administrator';
export type Actor = { id: number; role: Role; language: 'fr' | 'en' };

/** The least that the caller must be. Each rank may do what the one before it may. */
export type Audience = 'anyone' | Role;
const RANK: Record<Audience, number> = { anyone: 0, agent: 1, supervisor: 2, administrator: 3 };
export const mayCall = (who: Audience, actor: Actor | null): boolean => RANK[who] <= (actor ? RANK[actor.role] : 0);

export type Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  /** `room.verb`; answered at POST /api/room.verb */
  name: string;
  who: Audience;
  input: I;
  output: O;
  /** Codes of the refusals it may answer with, worded in the room's words as `refused.<code>`. */
  refusals: readonly string[];
};

/** States one call of a room's face: the server answers it, the browser asks it, the OpenAPI page shows it. */
export const call = <I extends z.ZodType, O extends z.ZodType>(c: {
  name: string;
  who: Audience;
  input: I;
  output: O;
  refusals?: readonly string[];
}): Call<I, O> => ({ refusals: [], ...c });

export const nothing = z.object({});
export const id = z.number().int().positive();

/** A moment: a Date or ISO text going in, ISO 8601 text in UTC coming out. */
export const instant = z
  .union([z.date(), z.string()])
  .transform((value) => (typeof value === 'string' ? value : value.toISOString()));

/** What a refused call answers with, status 4xx. */
export type RefusalBody = { refusal: string; values: Record<string, string | number> };
