import { useAsk } from '#ground/web/query.ts';
import { listConsultations } from '../../consult/contract.ts';

/** How many there are for my eyes, and what of them I have not seen; null while it is not known. */
export const useConsultations = (interactionId: number): { count: number; unread: number } | null => {
  const { data } = useAsk(listConsultations, { interactionId });
  if (!data) return null;
  return {
    count: data.consultations.length,
    unread: data.consultations.reduce((sum, one) => sum + one.unread, 0),
  };
};
