import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutHiddenQuotes } from './unquoted.ts';

const message = (id: number, more: object = {}) => ({
  ...{
    id,
    text: `n${id}`,
    freshText: `n${id}`,
    html: null as string | null,
    contentHidden: false,
    authorHidden: false,
  },
  ...more,
});

test('D11 what quotes a hidden message keeps only its own words; what came before it, and what quotes nothing, stays', () => {
  const quoting = { text: 'Oui.\n\n> secret', freshText: 'Oui.', html: '<p>Oui.</p><blockquote>secret</blockquote>' };
  for (const what of ['contentHidden', 'authorHidden']) {
    const all = withoutHiddenQuotes([
      message(1, quoting),
      message(2, { [what]: true, text: '', freshText: '' }),
      message(3, quoting),
      message(4, { html: '<p><b>n4</b></p>' }),
      // Its text says nothing of what its HTML quotes.
      message(5, { html: '<p>n5</p><div>De : Zoé</div><div>secret</div>' }),
    ]);
    assert.deepEqual(
      all.map((one) => [one.id, one.html, one.text, one.unquoted]),
      [
        [1, quoting.html, quoting.text, false],
        [2, null, '', false],
        [3, null, 'Oui.', true],
        [4, '<p><b>n4</b></p>', 'n4', false],
        [5, null, 'n5', true],
      ],
    );
  }
  const none = withoutHiddenQuotes([message(1, quoting), message(2, quoting)]);
  assert.ok(none.every((one) => one.html === quoting.html && !one.unquoted));
});
