import { refetchCalls } from '#ground/web/query.ts';
import { openCard } from '../contract.ts';

/** Asks the card of that person again where it is on the page. */
export const refetchCard = (contactId: number): void =>
  refetchCalls([openCard.name], (input: { contactId: number }) => input.contactId === contactId);
