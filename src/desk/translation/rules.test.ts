import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES, type Choices } from './contract.ts';
import { languagesIn, whyNotApply, worthOffering } from './rules.ts';
import { translatedNotice } from '#spine/channels/rules.ts';

const choices: Choices = { customerLanguage: 'es', myLanguage: 'fr', incoming: true, replies: true };
const one = [{ from: 'es', to: 'fr' }];
const both = [...one, { from: 'fr', to: 'es' }];

test('R110 two languages that lead to each other, as far as each is asked for; nothing at all turns it off', () => {
  const rows: [Partial<Choices>, Parameters<typeof whyNotApply>[1], ReturnType<typeof whyNotApply>][] = [
    [{}, null, null],
    [{}, both, null],
    [{}, one, 'pair-unknown'],
    [{ replies: false }, one, null],
    [{ incoming: false }, one, 'pair-unknown'],
    [{ customerLanguage: 'fr' }, null, 'same-language'],
    [{ customerLanguage: 'fr', incoming: false, replies: false }, one, null],
  ];
  for (const [change, pairs, why] of rows) assert.equal(whyNotApply({ ...choices, ...change }, pairs), why);
});

test('R106 it is offered where the contact writes in another language that can be translated, once', () => {
  const facts = { ready: true, choices: null, spoken: 'es', mine: 'fr', pairs: both } as const;
  assert.equal(worthOffering(facts), true);
  for (const change of [
    { ready: false },
    { choices },
    { spoken: null },
    { spoken: 'fr' },
    { pairs: [{ from: 'fr', to: 'es' }] },
  ] as const)
    assert.equal(worthOffering({ ...facts, ...change }), false, JSON.stringify(change));
});

test('only languages that lead somewhere can be chosen', () => {
  assert.deepEqual(languagesIn(both), ['fr', 'es']);
  assert.deepEqual(languagesIn(null), [...LANGUAGES]);
});

test('R108 every language that can be chosen has the sentence that tells the contact', () => {
  const english = translatedNotice('en');
  for (const code of LANGUAGES) assert.equal(translatedNotice(code) === english, code === 'en', code);
  assert.equal(translatedNotice('xx'), english);
});
