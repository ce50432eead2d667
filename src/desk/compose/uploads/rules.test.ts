import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_MESSAGE_BYTES } from '#spine/uploads/contract.ts';
import { wireBytes } from '../rules.ts';
import { roomFor, speaksOfFile } from './rules.ts';

test('R22 a text that speaks of a file, in French and in English', () => {
  const table: [text: string, speaks: boolean][] = [
    ['Vous trouverez ci-joint le relevé.', true],
    ['Le relevé est ci-jointe.', true],
    ['Voir ci joint.', true],
    ['CI-JOINTS, les formulaires', true],
    ['Voyez la pièce jointe.', true],
    ['voyez les pieces jointes', true],
    ['Le contrat est en annexe.', true],
    ['Vous trouverez le contrat signé joint à ce message.', true],
    ['Je vous joins le bordereau.', true],
    ['Nous joignons la facture.', true],
    ['Ouvrez le fichier joint.', true],
    ['Facture en p.j.', true],
    ['P. j. : facture', true],
    ['Please see the attached invoice.', true],
    ['I am attaching the form.', true],
    ['See attachment.', true],
    ['Please find enclosed the form.', true],
    ['Enclosed is the form.', true],
    ['Votre colis est parti ce matin.', false],
    ['Nous avons bien reçu votre pièce jointe.', false],
    ['Envoyez-le sans pièce jointe.', false],
    ['I received your attachment, thank you.', false],
    ['There was no attachment in your mail.', false],
    ['Notre conseiller vous a joint hier par téléphone.', false],
    ['The garden is enclosed by a wall.', false],
    ['Le document est prêt.', false],
    ['', false],
  ];
  for (const [text, speaks] of table) assert.equal(speaksOfFile(text), speaks, text);
});

test('D15 a file fits exactly when the whole message does', () => {
  const { fits, left } = roomFor([10_000_000, 5_000_000], 20_000, 10_000_000);
  assert.ok(fits && left > 10_000_000);
  assert.ok(roomFor([10_000_000, 5_000_000], 20_000, left).fits);
  assert.ok(!roomFor([10_000_000, 5_000_000], 20_000, left + 1_000).fits);
  assert.ok(wireBytes([10_000_000, 5_000_000, left], 20_000) <= MAX_MESSAGE_BYTES);
  assert.deepEqual(roomFor([40_000_000], 0, 0), { fits: false, left: 0 });
});
