import { useCallback } from 'react';
import { showIfPhone } from '#ground/phone/phone.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Message } from '#spine/interactions/contract.ts';
import { interactionWords } from '#spine/interactions/words.ts';

type Address = Message['sender'];

export const nameOf = ({ name, address }: Address): string => name.trim() || showIfPhone(address);

/** `Lise Roy <lise@exemple.ca>`, or the address alone. */
export const fullAddress = ({ name, address }: Address): string =>
  name.trim() ? `${name.trim()} <${address}>` : address;

/** Who speaks: the agent for our own messages, the sender for others; « Anonyme » where that was hidden (R100). */
export const useSpeaker = (): ((message: Message) => string) => {
  const t = useWords(interactionWords);
  return useCallback(
    (message) =>
      message.authorHidden
        ? t('anonymous')
        : ((message.direction === 'out' ? message.agentName : null) ?? nameOf(message.sender)),
    [t],
  );
};

/** First word of a person's name; all of an address. */
export const shortName = (who: Address): string => who.name.trim().split(/\s+/)[0] || who.address;

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** Our mailbox without the mark that names the interaction (`retours+r118.x7…@boutique.ca`): nobody knows it by that. */
export const plainAddress = (address: string): string => address.replace(/\+r\d+\.[^@]*@/, '@');
