import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Language } from '#ground/words.ts';
import { readHouseSettings } from '#spine/house-settings/server/api.ts';
import { agentById, signaturesOf, titleOf } from '#spine/people/server/api.ts';
import { fillSignature, signatureFor } from '../rules.ts';
import type { AllowedSender } from './reply-facts.ts';

/** Each From address with the signature that a fresh mail of this agent's ends with there, and its mailbox's language. */
export const withSignatures = async <S extends Pick<AllowedSender, 'name' | 'mailbox'>>(
  db: Db,
  actor: Actor,
  senders: readonly S[],
): Promise<(S & { signature: string; language: Language })[]> => {
  const [own, agent, title, settings] = await Promise.all([
    signaturesOf(db, actor.id),
    agentById(db, actor.id),
    titleOf(db, actor.id),
    readHouseSettings(db),
  ]);
  const ownFor = (mailboxId: number | null) => own.find((one) => one.mailboxId === mailboxId) ?? null;
  return senders.map((sender) => {
    const html = signatureFor({
      ownHere: ownFor(sender.mailbox.id),
      own: ownFor(null),
      mailbox: { html: sender.mailbox.signature, enabled: true },
    });
    const values = { agent: agent?.name ?? '', title, company: settings.companyName, mailbox: sender.name };
    return { ...sender, signature: fillSignature(html, values), language: sender.mailbox.language };
  });
};
