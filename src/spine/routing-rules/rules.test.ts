import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { rulesShape, type Condition, type Rule, type RuleInput } from './contract.ts';
import { applyRules, localTime, rulesProblem, whyNoAutoAnswer, type Facts } from './rules.ts';
import { fold, globMatches, holdsPhrase, senderMatches, wordsOf } from './text/rules.ts';

const SKILLS = new Set([1, 2, 3]);
const facts = (more: Partial<Facts> = {}): Facts => ({
  mailboxId: 7,
  sender: 'lise@exemple.ca',
  subject: 'Remboursement demandé',
  body: 'Bonjour, où en est mon remboursement ? Numéro de commande 45-B.',
  language: 'fr',
  company: 'Café Élan inc.',
  place: 'Trois-Rivières',
  contactLanguage: 'fr',
  contactTags: new Set([4]),
  at: new Date('2026-11-26T15:00:00Z'),
  attachments: false,
  ...more,
});
type Wanted = Partial<RuleInput> & { when?: object[]; either?: boolean };
const rule = ({ when = [], either = false, ...more }: Wanted): Rule =>
  rulesShape.parse([
    {
      key: randomUUID(),
      name: 'règle',
      on: true,
      match: 'all',
      groups: when.length > 0 ? [{ match: either ? 'any' : 'all', conditions: when }] : [],
      skillId: 1,
      priority: null,
      autoAnswer: null,
      stop: false,
      ...more,
    },
  ])[0]!;
const holds = (condition: object, more: Partial<Facts> = {}): boolean =>
  applyRules([rule({ when: [condition] })], facts(more), SKILLS).skillId === 1;

test('words are folded: accents, case, ligatures; `*` is any part of a word', () => {
  const text = wordsOf('Où est mon COLIS ? Le cœur du problème : N° 45-B, re\u0301fe\u0301rence…');
  for (const found of [
    'ou',
    'colis',
    'CŒUR',
    'coeur',
    'problem*',
    '*bleme',
    'mon colis',
    'le c*r du',
    'référence',
    '45-b',
  ])
    assert.ok(holdsPhrase(text, found), found);
  for (const missing of ['coli', 'colis mon', 'prob', '*x*', '', '!!!', 'colis !! le du'])
    assert.ok(!holdsPhrase(text, missing), missing);
});

test('every condition holds where it should, and its "not" exactly where it does not', () => {
  const table: [Condition | object, Partial<Facts>, boolean][] = [
    [{ field: 'mailbox', mailboxIds: [6, 7] }, {}, true],
    [{ field: 'mailbox', mailboxIds: [6] }, { mailboxId: null }, false],
    [{ field: 'sender', words: ['LISE@exemple.ca'] }, {}, true],
    [{ field: 'sender', words: ['exemple.ca'] }, {}, true],
    [{ field: 'sender', words: ['@exemple.ca'] }, { sender: 'a@courriel.exemple.ca' }, true],
    [{ field: 'sender', words: ['exemple.ca'] }, { sender: 'a@contreexemple.ca' }, false],
    [{ field: 'sender', words: ['l*@exemple.ca'] }, {}, true],
    [{ field: 'sender', words: ['*.ca'] }, {}, true],
    [{ field: 'subject', words: ['colis', 'rembourse*'] }, {}, true],
    [{ field: 'body', words: ['numero de commande'] }, {}, true],
    [{ field: 'body', words: ['commande numéro'] }, {}, false],
    [{ field: 'language', languages: ['en', 'fr'] }, {}, true],
    [{ field: 'language', languages: ['en'] }, { language: null }, false],
    [{ field: 'contact-company', words: ['cafe elan'] }, {}, true],
    [{ field: 'contact-company', words: ['cafe'] }, { company: null }, false],
    [{ field: 'contact-place', words: ['trois rivieres'] }, {}, true],
    [{ field: 'contact-language', languages: ['fr'] }, { contactLanguage: 'fr-CA' }, true],
    [{ field: 'contact-tags', tagIds: [3, 4] }, {}, true],
    [{ field: 'contact-tags', tagIds: [3] }, {}, false],
    [{ field: 'attachments' }, { attachments: true }, true],
    [{ field: 'attachments' }, {}, false],
  ];
  for (const [condition, more, expected] of table) {
    assert.equal(holds(condition, more), expected, JSON.stringify(condition));
    assert.equal(holds({ ...condition, not: true }, more), !expected, `not ${JSON.stringify(condition)}`);
  }
});

test('hours are those of their time zone, on both sides of a change of clocks, and lead past midnight', () => {
  const open = (at: string, more: object = {}): boolean =>
    holds(
      { field: 'time', days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', timeZone: 'America/Toronto', ...more },
      { at: new Date(at) },
    );
  // Thursday 26 November: 9 o'clock in Toronto is 14:00 UTC.
  assert.deepEqual(
    ['T13:59', 'T14:00', 'T21:59', 'T22:00'].map((time) => open(`2026-11-26${time}:00Z`)),
    [false, true, true, false],
  );
  // In July it is 13:00 UTC.
  assert.deepEqual([open('2026-07-02T12:59:00Z'), open('2026-07-02T13:00:00Z')], [false, true]);
  assert.equal(open('2026-11-28T15:00:00Z'), false, 'Saturday');
  const night = { days: [5], from: '22:00', to: '06:00' };
  // From Friday 22:00 to Saturday 6:00, and no other night.
  assert.deepEqual(
    [
      '2026-11-28T02:59:00Z',
      '2026-11-28T03:00:00Z',
      '2026-11-28T10:59:00Z',
      '2026-11-28T11:00:00Z',
      '2026-11-27T10:00:00Z',
    ].map((at) => open(at, night)),
    [false, true, true, false, false],
  );
  assert.equal(open('2026-11-26T03:00:00Z', { days: [3], from: '00:00', to: '00:00' }), true, 'the whole of Wednesday');
  assert.equal(localTime(new Date(0), 'Nulle/Part'), null);
});

test('the first rule that holds decides for each kind of action, and names what it did', () => {
  const rules = [
    rule({ name: 'éteinte', on: false, skillId: 3, priority: 1 }),
    rule({ name: 'autre', skillId: 3, when: [{ field: 'subject', words: ['colis'] }] }),
    rule({ name: 'urgent', skillId: null, priority: 9, when: [{ field: 'subject', words: ['rembours*'] }] }),
    rule({ name: 'argent', skillId: 2, priority: 2, autoAnswer: { text: 'Reçu.' } }),
    rule({ name: 'reste', skillId: 1, priority: 3, autoAnswer: { text: 'Bien reçu.' } }),
  ];
  const { skillId, priority, autoAnswer, matched } = applyRules(rules, facts(), SKILLS);
  assert.deepEqual([skillId, priority, autoAnswer], [2, 9, { text: 'Reçu.', rule: 'argent' }]);
  assert.deepEqual(
    matched.map((one) => [one.name, one.did, one.held.map((held) => held.found)]),
    [
      ['urgent', ['priority'], ['rembours*']],
      ['argent', ['skill', 'auto-answer'], []],
      ['reste', [], []],
    ],
  );
  const stopped = applyRules([rule({ skillId: null, stop: true }), ...rules], facts(), SKILLS);
  assert.deepEqual([stopped.skillId, stopped.priority, stopped.matched.length], [null, null, 1]);
});

test('tags of all rules that hold are added up, each once', () => {
  const rules = [rule({ tagIds: [7, 3] }), rule({ tagIds: [3, 9] }), rule({ tagIds: [9] })];
  const { tagIds, matched } = applyRules(rules, facts(), SKILLS);
  assert.deepEqual(tagIds, [7, 3, 9]);
  assert.deepEqual(
    matched.map((one) => one.did.includes('tags')),
    [true, true, false],
  );
});

test('a rule whose skill is not in use does nothing at all', () => {
  const broken = rule({ skillId: 99, priority: 9, stop: true });
  const { skillId, priority, matched } = applyRules([broken, rule({ skillId: 1 })], facts(), SKILLS);
  assert.deepEqual([skillId, priority, matched.length], [1, null, 1]);
});

test('groups: all or any between them and within', () => {
  const yes = { field: 'subject', words: ['remboursement'] };
  const no = { field: 'subject', words: ['colis'] };
  const groups = (match: 'all' | 'any', ...parts: ['all' | 'any', object[]][]): boolean =>
    applyRules(
      [
        rule({
          match,
          groups: parts.map(([each, conditions]) => ({ match: each, conditions })) as RuleInput['groups'],
        }),
      ],
      facts(),
      SKILLS,
    ).skillId === 1;
  assert.equal(groups('all', ['any', [yes, no]], ['all', [yes]]), true);
  assert.equal(groups('all', ['any', [yes, no]], ['all', [yes, no]]), false);
  assert.equal(groups('any', ['all', [yes, no]], ['all', [yes]]), true);
  assert.equal(groups('any', ['all', [no]], ['any', [no, no]]), false);
});

test('what cannot work is refused by the name of its rule', () => {
  const code = (...rules: Rule[]): string | undefined => rulesProblem(rules)?.code;
  const words = (count: number): string[] => Array.from({ length: count }, (_unused, n) => `mot${n}`);
  assert.equal(code(rule({})), undefined);
  assert.equal(code(rule({ skillId: null })), 'does-nothing');
  assert.equal(code(rule({ when: [{ field: 'body', words: ['a', '!!'] }] })), 'no-word');
  assert.equal(
    code(rule({ when: [{ field: 'time', days: [1], from: '09:00', to: '10:00', timeZone: 'Lune/Mer' }] })),
    'unknown-time-zone',
  );
  const many = Array.from({ length: 21 }, () => rule({ when: [{ field: 'body', words: words(50) }] }));
  assert.equal(code(...many), 'too-many-words');
  const one = rule({});
  assert.equal(code(one, one), 'same-key');
});

test('RFC 3834: machines, lists, blind copies and our own addresses are not answered', () => {
  const person = {
    kind: 'mail',
    bulk: false,
    envelopeFrom: 'a@b.ca',
    to: 'a@b.ca',
    named: true,
    ours: false,
    age: 0,
  } as const;
  assert.equal(whyNoAutoAnswer(person), null);
  assert.equal(whyNoAutoAnswer({ ...person, kind: 'auto-reply' }), 'machine');
  assert.equal(whyNoAutoAnswer({ ...person, kind: 'bounce' }), 'machine');
  assert.equal(whyNoAutoAnswer({ ...person, bulk: true }), 'bulk');
  assert.equal(whyNoAutoAnswer({ ...person, envelopeFrom: '' }), 'no-return');
  assert.equal(whyNoAutoAnswer({ ...person, named: false }), 'not-named');
  assert.equal(whyNoAutoAnswer({ ...person, ours: true }), 'ours');
  assert.equal(whyNoAutoAnswer({ ...person, age: 12 }), 'old');
  for (const to of ['no-reply@b.ca', 'NoReply-12@b.ca', 'MAILER-DAEMON@b.ca', 'liste-request@b.ca', 'owner-x@b.ca'])
    assert.equal(whyNoAutoAnswer({ ...person, to }), 'machine', to);
});

/** A small generator with a seed, so that a failing set can be played again. */
const random = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};
/** The same question asked of a regular expression, which may be slow here. */
const bySlowWay = (pattern: string, text: string): boolean =>
  new RegExp(`^${pattern.replace(/\*+/g, '.*')}$`, 's').test(text);

test('on any pattern and text the bounded way finds what a regular expression finds', () => {
  const next = random(7);
  const make = (signs: string, most: number): string =>
    Array.from({ length: Math.floor(next() * most) }, () => signs[Math.floor(next() * signs.length)]).join('');
  for (let turn = 0; turn < 20_000; turn++) {
    const [pattern, text] = [make('ab*', 8), make('ab', 12)];
    assert.equal(globMatches(pattern, text), bySlowWay(pattern, text), `${pattern} in ${text}`);
  }
});

test('a hostile pattern ends at once on a hostile text', () => {
  const started = process.cpuUsage().user;
  const text = wordsOf('a'.repeat(200).concat(' ').repeat(200));
  for (let turn = 0; turn < 50; turn++) holdsPhrase(text, `${'a*'.repeat(59)}b`);
  assert.equal(globMatches(`${'*a'.repeat(59)}b`, 'a'.repeat(10_000)), false);
  // A backtracking expression would not end in the age of the universe; half a minute is only so that a slow machine passes.
  assert.ok(process.cpuUsage().user - started < 30_000_000);
});

test('on any set of rules: what is decided is what the first rule that holds says, and order alone matters', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const next = random(seed);
    const pick = (most: number): number => Math.floor(next() * most);
    const vocabulary = ['colis', 'remboursement', 'bonjour', 'commande', 'absent', 'rembours*'];
    const rules = Array.from({ length: 1 + pick(8) }, (_unused, n) =>
      rule({
        name: `r${n}`,
        on: pick(5) > 0,
        stop: pick(6) === 0,
        match: pick(2) ? 'all' : 'any',
        skillId: pick(3) ? 1 + pick(4) : null,
        priority: pick(3) ? 1 + pick(10) : null,
        groups: Array.from({ length: pick(3) }, () => ({
          match: pick(2) ? ('all' as const) : ('any' as const),
          conditions: Array.from({ length: 1 + pick(3) }, () => ({
            field: pick(2) ? ('subject' as const) : ('body' as const),
            not: pick(3) === 0,
            words: [vocabulary[pick(vocabulary.length)]!],
          })),
        })),
      }),
    );
    const decision = applyRules(rules, facts(), SKILLS);
    // Each rule alone says whether it holds; together they are read from the top.
    const holding = rules.filter((one) => applyRules([{ ...one, stop: false }], facts(), SKILLS).matched.length > 0);
    const end = holding.findIndex((one) => one.stop);
    const asked = end < 0 ? holding : holding.slice(0, end + 1);
    assert.deepEqual(
      decision.matched.map((one) => one.key),
      asked.map((one) => one.key),
      `seed ${seed}`,
    );
    assert.equal(decision.skillId, asked.find((one) => one.skillId !== null)?.skillId ?? null, `skill, seed ${seed}`);
    assert.equal(decision.priority, asked.find((one) => one.priority !== null)?.priority ?? null, `seed ${seed}`);
    assert.ok(decision.skillId === null || SKILLS.has(decision.skillId), `a skill in use, seed ${seed}`);
    assert.deepEqual(applyRules(rules, facts(), SKILLS), decision, 'the same again');
  }
});

test('folding is stable: a folded text folds to itself', () => {
  for (const text of ['Œuvre ÉTÉ straße', 'İstanbul', 'ｆｕｌｌ ﬁn', 'Ångström ½'])
    assert.equal(fold(fold(text)), fold(text));
  assert.ok(senderMatches('@Éxemple.ca', 'x@éxemple.ca'));
});
