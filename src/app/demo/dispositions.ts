import { saveDisposition, saveSkillRule } from '#spine/dispositions/server/api.ts';
import type { House } from '../house.ts';

/** What interactions of the demo floor come to, and the skills that offer it. */
export const DISPOSITIONS: readonly { name: string; skills: readonly string[] }[] = [
  { name: 'Information donnée', skills: ['Facturation', 'Livraison', 'Retours', 'Comptes'] },
  { name: 'Facture corrigée', skills: ['Facturation'] },
  { name: 'Remboursement accordé', skills: ['Facturation', 'Livraison', 'Retours'] },
  { name: 'Remboursement refusé', skills: ['Facturation', 'Retours'] },
  { name: 'Colis retrouvé', skills: ['Livraison'] },
  { name: 'Nouvel envoi', skills: ['Livraison'] },
  { name: 'Échange', skills: ['Retours'] },
  { name: 'Accès rétabli', skills: ['Comptes'] },
  { name: 'Compte fermé', skills: ['Comptes'] },
  { name: 'Information given', skills: ['English support'] },
  { name: 'Refund approved', skills: ['English support'] },
  { name: 'Order shipped again', skills: ['English support'] },
  { name: 'Account restored', skills: ['English support'] },
];

/** Where nothing is ended without one (D16). */
const ASKING = ['Retours'];

export const seedDispositions = (house: House, skills: ReadonlyMap<string, number>): Promise<void> =>
  house.act(async (one) => {
    for (const { name, skills: offering } of DISPOSITIONS) {
      const skillIds = offering.map((skill) => skills.get(skill)!);
      await saveDisposition(one, { id: null, name, archived: false, skillIds }, null);
    }
    for (const name of ASKING)
      await saveSkillRule(one, { skillId: skills.get(name)!, dispositionRequired: true, statusRequired: true }, null);
  });
