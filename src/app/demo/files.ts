import { brokenMug, dentedParcel, errorScreen, wornZip } from './pictures.ts';
import { pdfOfLines } from './plain-pdf.ts';

const invoice = (number: string, rows: readonly string[], total: string): (() => Buffer) => {
  const lines = [
    'Boutique Boréale',
    '112, rue du Quai, Rimouski (Québec)',
    '',
    `FACTURE ${number}`,
    '',
    ...rows,
    '',
    `TOTAL (TPS et TVQ comprises)   ${total}`,
    '',
    'Payée par carte de crédit. Merci de votre confiance.',
  ];
  return () => pdfOfLines(lines);
};

/** Every file that goes with a mail of the demo floor, made when it is needed. */
export const FILES = {
  'tasse-cassee.png': { type: 'image/png', make: brokenMug },
  'colis-abime.png': { type: 'image/png', make: dentedParcel },
  'message-erreur.png': { type: 'image/png', make: errorScreen },
  'fermeture-eclair.png': { type: 'image/png', make: wornZip },
  'Facture BB-48213.pdf': {
    type: 'application/pdf',
    make: invoice(
      'BB-48213',
      ['2 x Couverture de laine Anticosti        258,00 $', '1 x Livraison standard                     12,00 $'],
      '310,43 $',
    ),
  },
  'Facture BB-46177.pdf': {
    type: 'application/pdf',
    make: invoice(
      'BB-46177',
      ['1 x Manteau Grande-Allée, taille M       389,00 $', '1 x Tuque Charlevoix                      34,00 $'],
      '486,34 $',
    ),
  },
  'bon-de-commande-4471.pdf': {
    type: 'application/pdf',
    make: () =>
      pdfOfLines([
        'École des Pins',
        'BON DE COMMANDE 4471',
        '',
        '24 x Tasse émaillée, bleu',
        '24 x Gourde isolée 500 ml',
        ' 6 x Couverture de pique-nique',
        '',
        'Livraison : secrétariat, entrée B',
        'Facturation : Service des finances',
      ]),
  },
  'PO-20931.pdf': {
    type: 'application/pdf',
    make: () =>
      pdfOfLines([
        'Harbour Inns Group',
        'PURCHASE ORDER 20931',
        '',
        '60 x Wool throw, Anticosti, grey',
        '60 x Enamel mug, white',
        '',
        'Ship to: four properties, see schedule A',
        'Terms: net 30',
      ]),
  },
  'avis-de-livraison.pdf.js': {
    type: 'application/javascript',
    // Harmless: the name alone is what the desk must warn about.
    make: () => Buffer.from('// Cette pièce jointe ne contient rien.\r\n'),
  },
} as const;

export type FileName = keyof typeof FILES;
