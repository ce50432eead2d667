import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insidesOfPdf, pdftotextMissing, textOfPdf } from '#desk/testing/read-pdf.ts';
import type { SourceDocument, SourceEntry } from '../setting/document.ts';
import { NotSet, press, PRESS_LIMITS, type PressJob, type Progress } from './press.ts';

const entry = (more: Partial<SourceEntry>): SourceEntry => ({
  ...{ kind: 'message', side: 'in', author: 'Lise', role: 'Contact', at: 'lundi', lines: [], marks: [], files: '' },
  ...{ html: null, text: '', pictures: {} },
  ...more,
});
const document = (entries: SourceEntry[]): SourceDocument => ({
  ...{ lang: 'fr', region: 'CA', title: 'Titre', eyebrow: 'Transcription', facts: [], made: 'fait' },
  ...{ running: { left: '', right: '' }, words: { picture: 'image' } },
  entries,
});
const job = (entries: SourceEntry[], more: Partial<PressJob> = {}): PressJob => ({
  document: document(entries),
  pictureOf: async () => null,
  onProgress: () => undefined,
  ...more,
});
const why = async (given: PressJob): Promise<string> => {
  const error: unknown = await press(given).then(
    () => null,
    (problem: unknown) => problem,
  );
  assert.ok(error instanceof NotSet, String(error));
  return error.why;
};

const HOSTILE = [
  '<ul><li>fin'.repeat(500),
  '<blockquote>fin'.repeat(500),
  '<ol><li><blockquote><table border=1><tr><td>fin</td><td>'.repeat(60),
  `<p style="font-size:99999px;color:#fff;background:#fff">fin</p>`,
  '<h1>fin</h1><h6></h6><h3> </h3>',
  '<a href="https://x.test/?q=%22)%23read(%22/etc/passwd">fin</a><a href="javascript:alert(1)">fin</a><a href="">fin</a>',
  `<table border=1><tr><td rowspan=250>fin</td><td colspan=250>b</td></tr><tr><td>c</td></tr></table>`,
  '<table border=1><tr><th>fin</th><th rowspan=3>b</th></tr></table><table></table><table><tr></tr></table>',
  `<pre>${'fin '.repeat(3_000)}\n\tfin</pre>`,
  '<sup><sub><s><u><b><i><mark>fin',
  `<p>${'\u202e\u2066\u200f\u0301'.repeat(500)}fin</p>`,
  `<p>fin${'Ἀ'.repeat(5_000)}</p>`,
];

test(
  'R51 whatever a mail is made of is set, each message as itself, and never as code',
  { skip: pdftotextMissing() },
  async () => {
    const made = await press(job(HOSTILE.map((html) => entry({ html, text: 'nu' }))));
    assert.equal(made.plain, 0);
    const text = textOfPdf(made.pdf);
    assert.ok(text.match(/fin/g)!.length > 200);
    assert.ok(!text.includes('root:'));
    assert.ok(!insidesOfPdf(made.pdf).includes('javascript:'));
  },
);

test('R51 a picture is brought to the size of the page, and what else its file says stays out', async () => {
  const { default: sharp } = await import('sharp');
  const bytes = await sharp({ create: { width: 4_000, height: 3_000, channels: 3, background: '#336699' } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'GPSSECRET' } })
    .toBuffer();
  assert.ok(bytes.includes('GPSSECRET'));
  const steps: Progress[] = [];
  const made = await press(
    job([entry({ html: '<img src="cid:a">', pictures: { a: 'key' } })], {
      pictureOf: async (key) => (key === 'key' ? bytes : null),
      onProgress: (progress) => steps.push(progress),
    }),
  );
  const insides = insidesOfPdf(made.pdf);
  assert.match(insides, /\/Width 1100/);
  assert.ok(!insides.includes('GPSSECRET'));
  assert.deepEqual(steps, [{ step: 'pictures', done: 1, of: 1 }, { step: 'setting' }]);
});

test('R51 what takes too long or too much is ended with its reason, and what is given up at once', async () => {
  const large = [entry({ html: `<p>${'mot '.repeat(200_000)}</p>` })];
  assert.equal(await why(job(large, { limits: { ...PRESS_LIMITS, milliseconds: 100 } })), 'too-slow');
  assert.equal(await why(job(large, { limits: { ...PRESS_LIMITS, bytes: 30 * 1024 * 1024 } })), 'too-large');
  assert.equal(await why(job(large, { signal: AbortSignal.abort() })), 'given-up');
  const stop = new AbortController();
  const never = new Promise<null>(() => undefined);
  const waiting = why(
    job([entry({ html: '<img src="cid:a">', pictures: { a: 'key' } })], {
      signal: stop.signal,
      pictureOf: () => (stop.abort(), never),
    }),
  );
  assert.equal(await waiting, 'given-up');
  // The places of those that ended are free again.
  const all = await Promise.all([1, 2, 3, 4].map((n) => press(job([entry({ text: `n${n}` })]))));
  assert.equal(all.length, 4);
});
