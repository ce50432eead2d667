import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scrollReports } from './scroll-reports.ts';

const line = (text: string): string =>
  `<div style="font-family:Consolas,monospace;font-size:10pt;white-space:nowrap">${text}</div>`;

test('R27 the lines of a report scroll together, and nothing else is wrapped', () => {
  const report = line('A&nbsp;&nbsp;1') + line('<b>B</b>&nbsp;2');
  assert.equal(
    scrollReports(`<div>avant</div>${report}<p>après</p>`),
    `<div>avant</div><div style="overflow-x:auto">${report}</div><p>après</p>`,
  );
  for (const html of [line('seule'), '<div style="font-family:monospace">a</div>'.repeat(3), '<td>x</td>'.repeat(9)])
    assert.equal(scrollReports(html), html);
});

test('a letter of many open divisions is read in linear time', () => {
  const html = '<div style="font-family:monospace;white-space:nowrap">'.repeat(50_000);
  assert.equal(scrollReports(html), html);
});
