import { ask } from '#ground/api/web/ask.ts';
import { consultationKey, handoverKey, questionKey } from '#spine/drafts/contract.ts';
import { useWritten } from '#spine/drafts/web/parts.tsx';
import { openText, saveText, type TextContent, type TextPlace } from '../texts/contract.ts';

const keyOf = (place: TextPlace): string => {
  if (place.of === 'consultation') return consultationKey(place.consultationId);
  return place.of === 'handover' ? handoverKey(place.interactionId) : questionKey(place.interactionId);
};

/** What is being written to a colleague: kept on the server as it is typed, until it is said. */
export const useTextDraft = (agentId: number, place: TextPlace) => {
  const written = useWritten<TextContent>({
    ...{ agentId, key: keyOf(place), blank: { text: '' } },
    open: () => ask(openText, { place }),
    save: (save) => ask(saveText, { place, ...save }),
  });
  return { ...written, text: written.content.text, write: (text: string): void => written.write({ text }) };
};
export type TextDraft = ReturnType<typeof useTextDraft>;
