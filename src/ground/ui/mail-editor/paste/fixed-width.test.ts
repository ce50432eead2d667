import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isReport, reportHtml } from './fixed-width.ts';

const REPORT =
  ' 1 ROY/LISE MS\n 1  AC 871 Y 12DEC 5 YULCDG HK1  1805   0630\n 2  AC 870 Y 19DEC 5 CDGYUL HK1  1200   1345\n';

test('R27 a report drawn with spaces is recognised, a letter and a table with tabs are not', () => {
  assert.equal(isReport(REPORT), true);
  assert.equal(isReport('Bonjour,\n\nVoici la suite.\n\nLise'), false);
  assert.equal(isReport('Date\tMontant\n2026-10-01\t42,50\n2026-10-03\t42,50'), false);
});

test('R27 every space and every line of a report is kept, and none of it is markup', () => {
  const html = reportHtml(`${REPORT}<b>&</b>`);
  const lines = html.match(/<div/g) ?? [];
  assert.equal(lines.length, 4);
  assert.ok(html.includes('&nbsp;1&nbsp;&nbsp;AC&nbsp;871'));
  assert.ok(html.includes('&lt;b&gt;&amp;&lt;/b&gt;'));
  assert.ok(!/<b>/.test(html));
});
