import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gsmCodes, optOutOf, segmentsOf, textOfGsmCodes } from './rules.ts';

const lengths = (text: string): number[] => segmentsOf(text).segments.map((one) => one.length);

describe('the default alphabet', () => {
  it('has the codes of 23.038, one octet each, two for the extension', () => {
    assert.deepEqual([...gsmCodes('@é à€')!], [0x00, 0x05, 0x20, 0x7f, 0x1b, 0x65]);
    assert.deepEqual([...gsmCodes('[|]')!], [0x1b, 0x3c, 0x1b, 0x40, 0x1b, 0x3e]);
    assert.deepEqual([...gsmCodes('')!], []);
  });

  it('knows 127 characters and 10 more, and no others', () => {
    const known = Array.from({ length: 0x2200 }, (_, code) => String.fromCharCode(code)).filter((one) => gsmCodes(one));
    assert.equal(known.length, 137);
    for (const other of ['ç', 'ê', 'î', 'œ', '’', '«', 'ÿ', '\t', '\u{1b}', '😀']) assert.equal(gsmCodes(other), null);
  });

  it('is read back as it was written', () => {
    const all = `${Array.from({ length: 128 }, (_, code) => textOfGsmCodes(Uint8Array.of(code))).join('')}\f^{}\\[~]|€`;
    assert.equal(all.length, 137);
    assert.equal(textOfGsmCodes(gsmCodes(all)!), all);
  });

  it('reads what nobody defined in the basic table, and a lone escape as nothing', () => {
    assert.equal(textOfGsmCodes(Uint8Array.of(0x41, 0x1b, 0x42, 0x1b)), 'AB');
    assert.equal(textOfGsmCodes(Uint8Array.of(0xc1)), 'A');
  });
});

describe('segmentsOf', () => {
  const cases: [string, string, ReturnType<typeof segmentsOf>['encoding'], number, number[], number][] = [
    ['nothing', '', 'gsm7', 0, [], 160],
    ['160 of the default alphabet', 'a'.repeat(160), 'gsm7', 160, [160], 0],
    ['161 of it', 'a'.repeat(161), 'gsm7', 161, [153, 8], 145],
    ['306 of it', 'é'.repeat(306), 'gsm7', 306, [153, 153], 0],
    ['307 of it', 'é'.repeat(307), 'gsm7', 307, [153, 153, 1], 152],
    ['80 euros', '€'.repeat(80), 'gsm7', 160, [80], 0],
    ['a pair at the seam stays whole', `${'a'.repeat(152)}€${'a'.repeat(10)}`, 'gsm7', 164, [152, 11], 141],
    ['70 of another alphabet', 'ç'.repeat(70), 'ucs2', 70, [70], 0],
    ['71 of another', 'ç'.repeat(71), 'ucs2', 71, [67, 4], 63],
    ['one letter makes all of it another', `${'a'.repeat(160)}ê`, 'ucs2', 161, [67, 67, 27], 40],
    ['an emoji at the seam stays whole', `${'ç'.repeat(66)}😀${'ç'.repeat(5)}`, 'ucs2', 73, [66, 7], 60],
  ];
  for (const [name, text, encoding, units, parts, left] of cases)
    it(name, () => {
      const cut = segmentsOf(text);
      assert.deepEqual(
        { encoding: cut.encoding, units: cut.units, parts: lengths(text), left: cut.left },
        { encoding, units, parts, left },
      );
      assert.equal(cut.segments.join(''), text);
    });

  it('a family, a flag and a letter with its accent are never cut', () => {
    for (const whole of ['👩‍👩‍👧‍👦', '🇨🇦', 'e\u{301}', '👍🏽'])
      for (let before = 50; before < 70; before += 1) {
        const { segments } = segmentsOf(`${'ж'.repeat(before)}${whole}${'ж'.repeat(20)}`);
        assert.ok(segments.length > 1);
        assert.ok(segments.every((one) => one.length <= 67));
        assert.equal(segments.filter((one) => one.includes(whole)).length, 1, `${whole} after ${before}`);
      }
  });

  it('what is longer than a part is cut between two code points all the same', () => {
    const { segments } = segmentsOf(`😀${'\u{1f3fb}\u{200d}😀'.repeat(60)}`);
    assert.ok(segments.every((one) => one.length <= 67 && one.isWellFormed()));
  });

  it('any text is cut into parts that fit, and is the same joined again', () => {
    const alphabet = ['a', '€', 'é', '😀', 'ç', '👩‍👩‍👧', '\r\n', 'e\u{301}', '{'];
    let seed = 7;
    const next = (most: number): number => (seed = (seed * 48_271) % 2_147_483_647) % most;
    for (let round = 0; round < 300; round += 1) {
      const few = alphabet.slice(0, 1 + next(alphabet.length));
      const text = Array.from({ length: next(400) }, () => few[next(few.length)]).join('');
      const { encoding, segments, left } = segmentsOf(text);
      assert.equal(segments.join(''), text);
      assert.ok(left >= 0);
      for (const one of segments) {
        const units = encoding === 'gsm7' ? gsmCodes(one)!.length : one.length;
        assert.ok(one !== '' && one.isWellFormed());
        assert.ok(units <= (segments.length === 1 ? { gsm7: 160, ucs2: 70 } : { gsm7: 153, ucs2: 67 })[encoding]);
      }
    }
  });

  it('1,600 characters are counted far within the time of a keystroke', () => {
    for (const text of ['a€é'.repeat(533), 'ç😀é'.repeat(400)]) {
      segmentsOf(text);
      const began = performance.now();
      for (let round = 0; round < 20; round += 1) segmentsOf(text);
      const each = (performance.now() - began) / 20;
      assert.ok(each < 16, `${each} ms`);
    }
  });
});

describe('optOutOf', () => {
  for (const text of [
    'STOP',
    'stop',
    ' Stop. ',
    'ARRÊT',
    'arret',
    'Arrêtez!',
    'S.T.O.P.',
    '« STOP »',
    'Stop all',
    'opt-out',
  ])
    it(`« ${text} » is stop`, () => assert.equal(optOutOf(text), 'stop'));
  for (const text of ['me désabonner', 'DÉSABONNEMENT', 'Unsubscribe', 'Désinscrire', 'STOP SMS', 'stop 🙏', 'stóp'])
    it(`« ${text} » is stop`, () => assert.equal(optOutOf(text), 'stop'));
  for (const text of ['START', 'unstop', 'Réabonner', 'Début', 'reprendre !'])
    it(`« ${text} » is start`, () => assert.equal(optOutOf(text), 'start'));
  for (const text of ['', '🙏', 'Stop it please', 'non, pas stop', 'yes', 'oui', 'stopper', `STOP${' '.repeat(80)}`])
    it(`« ${text} » is neither`, () => assert.equal(optOutOf(text), null));
});
