import { addNote } from '#desk/notes-and-tags/server/api.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { browseRows, holdInteraction } from '#spine/interactions/server/api.ts';
import type { TagColor } from '#spine/tags/contract.ts';
import { tag, tagOfName } from '#spine/tags/server/api.ts';
import type { House } from '../house.ts';
import { dateNotes } from './demo-store.ts';
import type { Cast } from './stage.ts';
import { momentOf, type Login } from './story.ts';

/** What the shop sorts its mail with. */
const TAGS: readonly { name: string; color: TagColor; on: readonly string[] }[] = [
  {
    name: 'Remboursement',
    color: 'green',
    on: ['Facturé deux fois pour BB-48213', 'Remboursement toujours pas reçu', 'Frais de douane inattendus'],
  },
  { name: 'Urgent', color: 'red', on: ['Remboursement toujours pas reçu', 'URGENT - livraison Sept-Îles'] },
  { name: 'Banque', color: 'violet', on: ['Facturé deux fois pour BB-48213', 'Remboursement toujours pas reçu'] },
  { name: 'Colis égaré', color: 'orange', on: ['Colis livré chez le voisin ? Commande BB-48377'] },
  { name: 'Article abîmé', color: 'yellow', on: ['Boîte arrivée toute écrasée', 'Tasse fêlée à l’arrivée'] },
  { name: 'Entreprise', color: 'blue', on: ['Facture au nom de la compagnie', 'PO 20931 – received against ordered'] },
  { name: 'Hameçonnage', color: 'grey', on: ['Avis : votre colis est bloqué, frais de 2,99 $ à régler'] },
  { name: 'Wholesale', color: 'teal', on: ['Wholesale catalogue', 'PO 20931 – received against ordered'] },
];

/** What colleagues told each other. */
const NOTES: readonly { subject: string; by: Login; when: string; text: string; names: readonly Login[] }[] = [
  {
    subject: 'Remboursement toujours pas reçu',
    by: 'mireille',
    when: '8d 10:20',
    text: '@Sofia Haddad, la carte qui finit par 4409 est expirée. Le client accepte un virement : peux-tu l’approuver ?',
    names: ['sofia'],
  },
  {
    subject: 'Colis livré chez le voisin ? Commande BB-48377',
    by: 'julien',
    when: '26m',
    text: '@Mireille Lavoie, le livreur confirme l’avoir laissé au 14, deux portes plus loin. Sa photo est au dossier du transporteur.',
    names: ['mireille'],
  },
  {
    subject: 'PO 20931 – received against ordered',
    by: 'mireille',
    when: '40m',
    text: '@Priya Natarajan, the warehouse has found the two missing boxes. They can leave tomorrow.',
    names: ['priya'],
  },
];

const EVERYTHING = { id: 0, role: 'administrator', language: 'fr' } as const;

const sortWith = async (act: Act, found: ReadonlyMap<string, number>, by: number): Promise<void> => {
  for (const { name, color, on } of TAGS) {
    const made = await tagOfName(act, name, { byAgentId: by, color });
    for (const subject of on) {
      const held = await holdInteraction(act.tx, found.get(subject)!);
      await tag(act, held!, made!.id, by);
    }
  }
};

/** Puts both on what the stories have left; the notes lie in the past as the mails do. */
export const seedNotesAndTags = async (house: House, { agents }: Cast, now: Date): Promise<void> => {
  const all = { before: null, limit: 1000, tagIds: [] };
  const rows = await browseRows(house.database.db, EVERYTHING, 'all', all);
  const found = new Map(rows.map((row) => [row.subject, row.id]));
  await house.act(async (act) => {
    await sortWith(act, found, agents.get('sofia')!.id);
    for (const { subject, by, when, text, names } of NOTES) {
      const note = { interactionId: found.get(subject)!, authorId: agents.get(by)!.id, text };
      const id = await addNote(
        act,
        note,
        names.map((name) => agents.get(name)!),
      );
      await dateNotes(act.tx, id, momentOf(when, now));
    }
  });
};
