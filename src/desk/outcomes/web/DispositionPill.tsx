import { Pill } from '#ground/ui/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { useOutcome } from '#spine/dispositions/web/parts.tsx';
import { outcomesWords } from '../words.ts';

/** What it came to, beside its status. */
export const DispositionPill = ({ interactionId }: { interactionId: number }) => {
  const t = useWords(outcomesWords);
  const { data } = useOutcome(interactionId);
  if (!data?.disposition) return null;
  return <Pill aria-label={t('disposition.is', { name: data.disposition.name })}>{data.disposition.name}</Pill>;
};
