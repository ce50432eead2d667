import type { Message } from '#spine/interactions/contract.ts';

type Address = Message['sender'];

export const nameOf = ({ name, address }: Address): string => name.trim() || address;

/** `Lise Roy <lise@exemple.ca>`, or the address alone. */
export const fullAddress = ({ name, address }: Address): string =>
  name.trim() ? `${name.trim()} <${address}>` : address;

/** Who speaks: the agent for our own messages, the sender for others. */
export const speakerOf = (message: Message): string =>
  (message.direction === 'out' ? message.agentName : null) ?? nameOf(message.sender);

/** First word of a person's name; all of an address. */
export const shortName = (who: Address): string => who.name.trim().split(/\s+/)[0] || who.address;

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** Our mailbox without the mark that names the interaction (`retours+r118.x7…@boutique.ca`): nobody knows it by that. */
export const plainAddress = (address: string): string => address.replace(/\+r\d+\.[^@]*@/, '@');
