import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Field } from './contract.ts';
import {
  fieldsProblem,
  filled,
  found,
  keyFor,
  missing,
  placesIn,
  prefilled,
  readable,
  suits,
  unknownPlace,
} from './rules.ts';

const field = (key: string, more: Partial<Field> = {}): Field => ({
  ...{ key, label: key, kind: 'text', choices: [], required: true, prefill: 'none' },
  ...more,
});

test('R75 places are found, and one that no field fills is named', () => {
  assert.deepEqual(placesIn('<p>{{prenom}} {{ dossier }} {{prenom}} {{Non}} {x}</p>'), ['prenom', 'dossier']);
  const unknown = (html: string): string | null => unknownPlace(html, html.replace(/<[^>]*>/g, ''), [field('prenom')]);
  assert.equal(unknown('<p>{{prenom}} {{ prenom }} {x}</p>'), null);
  assert.equal(unknown('{{prenom}} {{nom}}'), 'nom');
  assert.equal(unknown('<p>{{Prenom}}</p>'), 'Prenom', 'a capital makes it another');
  assert.equal(unknown('<p>{{<b>prenom</b>}} {{prenom}}</p>'), 'prenom', 'a format cuts it in two');
  assert.equal(unknown('<a href="https://x.test/{{nom}}">x</a>'), 'nom', 'in an address too');
});

test('R80 what is typed into a field is text, whatever it looks like', () => {
  assert.equal(
    filled('<p>Bonjour {{nom}}, {{reste}}</p>', { nom: '<img src=x onerror=alert(1)> & "Roy"\n2' }),
    '<p>Bonjour &lt;img src=x onerror=alert(1)&gt; &amp; &quot;Roy&quot;<br>2, {{reste}}</p>',
  );
});

test('R80 the form begins with what is known of the contact and the agent', () => {
  const fields = [
    field('a', { prefill: 'contact-first-name' }),
    field('b', { prefill: 'agent-name' }),
    field('c', { prefill: 'today', kind: 'date' }),
    field('d', { required: false }),
  ];
  const values = prefilled(fields, { contactName: 'Hélène Roy', company: '', agentName: 'Nadia' }, '2026-11-25');
  assert.deepEqual(values, { a: 'Hélène', b: 'Nadia', c: '2026-11-25', d: '' });
  assert.deepEqual(missing(fields, { ...values, a: '  ' }), ['a']);
});

test('R77 a search ignores accents and case, and puts names, favourites and the most used first', () => {
  const reply = (name: string, text: string, favourite = false, uses = 0) => ({ name, text, favourite, uses });
  const all = [
    reply('Délai', 'remboursement sous 5 jours', false, 9),
    reply('Remboursement accordé', 'c’est fait'),
    reply('Remboursement refusé', 'désolé', true),
  ];
  assert.deepEqual(
    found(all, 'REMBOURSEMENT').map((one) => one.name),
    ['Remboursement refusé', 'Remboursement accordé', 'Délai'],
  );
  assert.deepEqual(
    found(all, 'desole').map((one) => one.name),
    ['Remboursement refusé'],
  );
  assert.equal(found(all, '').length, 3);
});

test('a reply is for its skills and its language', () => {
  const context = { skillId: 3, language: 'fr-CA' };
  assert.ok(suits({ language: 'fr', skillIds: [] }, context));
  assert.ok(suits({ language: 'any', skillIds: [3, 4] }, context));
  assert.ok(!suits({ language: 'en', skillIds: [] }, context));
  assert.ok(!suits({ language: 'fr', skillIds: [4] }, context));
  assert.ok(suits({ language: 'en', skillIds: [] }, { skillId: null, language: null }));
});

test('a field has a name of its own, and a choice has choices', () => {
  assert.equal(fieldsProblem([field('a'), field('b', { kind: 'choice', choices: ['x'] })]), null);
  assert.deepEqual(fieldsProblem([field('a'), field('a')]), { code: 'same-key', name: 'a' });
  assert.deepEqual(fieldsProblem([field('b', { kind: 'choice' })]), { code: 'no-choices', name: 'b' });
  assert.equal(keyFor('Numéro de dossier !'), 'numero_de_dossier');
  assert.equal(keyFor('2e adresse'), 'e_adresse');
});

test('a text to be shown says what will stand there', () => {
  const fields = [field('nom', { label: 'Prénom' }), field('date')];
  assert.equal(
    readable('{{nom}}, le {{ date }} {{x}}', fields, { date: '1 mai', nom: ' ' }),
    '[Prénom], le 1 mai {{x}}',
  );
});
