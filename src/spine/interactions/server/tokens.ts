import { randomBytes } from 'node:crypto';
import type { Seal } from '#ground/secrets/server/seal.ts';

/**
 * Our Message-IDs and Reply-To addresses carry the interaction's number, signed: an answer finds its way back
 * even when the customer's program drops References, and nobody can point at another person's interaction.
 */
const ID = /^r\.(\d{1,15})\.([\w-]+)\.([\w-]{16})@/;
const PLUS = /\+r(\d{1,15})\.([\w-]{16})@/i;

export type Tokens = {
  /** A new Message-ID, without angle brackets. */
  messageId(interactionId: number): string;
  /** `local+r12.signature@domain` */
  replyAddress(mailboxAddress: string, interactionId: number): string;
  /** The interaction that a Message-ID or an address names, when its signature is ours. */
  interactionIn(text: string): number | null;
};

export const createTokens = (seal: Seal, hostName: string): Tokens => {
  // Addresses lose their case on the way: the signature of the address form is compared in lower case.
  const plusSignature = (interactionId: number): string => seal.sign(`reply:${interactionId}`).toLowerCase();
  return {
    messageId(interactionId) {
      const nonce = randomBytes(9).toString('base64url');
      return `r.${interactionId}.${nonce}.${seal.sign(`id:${interactionId}.${nonce}`)}@${hostName}`;
    },
    replyAddress(address, interactionId) {
      const at = address.lastIndexOf('@');
      return `${address.slice(0, at)}+r${interactionId}.${plusSignature(interactionId)}${address.slice(at)}`;
    },
    interactionIn(text) {
      const id = ID.exec(text);
      if (id) return seal.verify(`id:${id[1]}.${id[2]}`, id[3]!) ? Number(id[1]) : null;
      const plus = PLUS.exec(text);
      return plus && plus[2]!.toLowerCase() === plusSignature(Number(plus[1])) ? Number(plus[1]) : null;
    },
  };
};
