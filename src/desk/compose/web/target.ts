import type { z } from 'zod';
import { ask } from '#ground/api/web/ask.ts';
import type { StatusWithAnswer } from '#spine/dispositions/contract.ts';
import { saveDraft, sendReply, type DraftContent } from '../contract.ts';
import { saveOutbound, sendOutbound } from '../outbound/contract.ts';

/** What is being written: an answer, or the mail that begins an interaction. */
export type Target = { interactionId: number } | { draftId: string };

export const saveCall = (target: Target) => ('draftId' in target ? saveOutbound : saveDraft);

export const saveTo = (
  target: Target,
  save: { version: number; content: DraftContent; writer: string; over: boolean },
): Promise<{ version: number; savedAt: string }> =>
  'draftId' in target ? ask(saveOutbound, { ...target, ...save }) : ask(saveDraft, { ...target, ...save });

const leaving = new Set<string>();
/** On its way from this page: that the draft is gone is no news here. */
/** It is written here again. */
export const stay = (draftId: string): void => void leaving.delete(draftId);
export const isSending = (draftId: string): boolean => leaving.has(draftId);

const sendFirst = async (input: z.input<typeof sendOutbound.input>) => {
  leaving.add(input.draftId);
  try {
    return await ask(sendOutbound, input);
  } catch (error) {
    leaving.delete(input.draftId);
    throw error;
  }
};

type Send = { content: DraftContent; onceKey: string; sendAt: string | null; unsure: string[] };

/** `interactionId`: the one that it is in now. A status goes with an answer alone. */
export const sendFrom = async (
  target: Target,
  {
    thenStatus,
    translation,
    ...send
  }: Send &
    Pick<z.input<typeof sendReply.input>, 'translation'> & {
      thenStatus: StatusWithAnswer | null;
    },
): Promise<{ messageId: number; interactionId: number; sendAt: string }> =>
  'draftId' in target
    ? sendFirst({ ...target, ...send })
    : {
        ...(await ask(sendReply, { ...target, ...send, thenStatus, translation })),
        interactionId: target.interactionId,
      };
