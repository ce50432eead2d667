import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeCells, setCell } from '#ground/table/edit-table.ts';
import { newTable } from '#ground/table/model.ts';
import { geometryOf, indexAt, placeAfter, placeBeside } from './geometry.ts';

test('rows and columns stand where their sizes say, and are found by pixel', () => {
  const table = setCell(newTable(3, 3), 1, 1, 'a<br>b');
  const { tops, lefts } = geometryOf(table);
  assert.deepEqual(tops, [0, 20, 57, 77]);
  assert.deepEqual(lefts, [0, 90, 180, 270]);
  assert.deepEqual(
    [-5, 0, 19, 20, 56, 57, 500].map((pixel) => indexAt(tops, pixel)),
    [0, 0, 0, 1, 1, 2, 2],
  );
});

test('keys lead from cell to cell, over merged cells and not past the ends', () => {
  const table = mergeCells(newTable(4, 4), { top: 1, left: 1, bottom: 2, right: 2 });
  const to = (row: number, column: number, key: string, far = false) => {
    const place = placeAfter(table, { row, column }, key, far, 2);
    return place && [place.row, place.column];
  };
  assert.deepEqual(to(1, 1, 'ArrowRight'), [1, 3]);
  assert.deepEqual(to(1, 1, 'ArrowDown'), [3, 1]);
  assert.deepEqual(to(1, 3, 'ArrowLeft'), [1, 1]);
  assert.deepEqual(to(3, 2, 'ArrowUp'), [1, 1]);
  assert.deepEqual(to(0, 0, 'ArrowUp'), [0, 0]);
  assert.deepEqual(to(3, 0, 'PageDown'), [3, 0]);
  assert.deepEqual(to(2, 3, 'Home'), [2, 0]);
  assert.deepEqual(to(2, 3, 'Home', true), [0, 0]);
  assert.deepEqual(to(0, 0, 'End', true), [3, 3]);
  assert.equal(to(0, 0, 'a'), null);
  assert.deepEqual(placeBeside(table, { row: 1, column: 1 }, false), { row: 1, column: 3 });
  assert.deepEqual(placeBeside(table, { row: 1, column: 0 }, true), { row: 0, column: 3 });
  assert.equal(placeBeside(table, { row: 3, column: 3 }, false), null);
});
