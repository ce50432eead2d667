import { addressProblem, likelyAddress } from '#ground/mail-address/mistakes.ts';
import { useWords } from '#ground/web/words.tsx';
import { composeWords } from '../words.ts';

export type AddressTrouble = {
  /** No mail can go there, or it probably goes to nobody. */
  kind: 'bad' | 'doubt';
  /** Why, in words. */
  text: string;
  /** The address that was probably meant. */
  meant: string | null;
};

/** What is wrong with an address, in words; null when nothing is. */
export const useAddressTroubles = (): ((address: string) => AddressTrouble | null) => {
  const t = useWords(composeWords);
  return (address) => {
    const problem = addressProblem(address);
    const meant = likelyAddress(address);
    if (problem) return { kind: 'bad', text: t(`address.${problem}`, { address }), meant };
    return meant === null ? null : { kind: 'doubt', text: t('address.doubt', { address }), meant };
  };
};
export const useAddressTrouble = (address: string): AddressTrouble | null => useAddressTroubles()(address);
