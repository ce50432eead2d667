import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { valueAt, withValueAt } from './paths.ts';
import { problemOf } from './problems.ts';

const shape = z.object({
  name: z.string().trim().min(1).max(5),
  password: z.string().min(10),
  email: z.email(),
  change: z.union([z.literal(''), z.string().min(10)]),
  limit: z.number().int().min(1).max(1000).nullable(),
});
const good = { name: 'Léa', password: 'long enough', email: 'lea@exemple.ca', change: '', limit: 3 };

const problem = (change: Record<string, unknown>) => {
  const value = { ...good, ...change };
  const issue = shape.safeParse(value).error?.issues[0];
  return issue ? problemOf(issue, valueAt(value, issue.path.join('.'))) : null;
};

describe('what is wrong with a field', () => {
  for (const [change, key, n] of [
    [{ name: '' }, 'problem.required'],
    [{ name: '   ' }, 'problem.required'],
    [{ name: 'Éléonore' }, 'problem.long', 5],
    [{ password: 'short' }, 'problem.short', 10],
    [{ change: 'short' }, 'problem.short', 10],
    [{ email: 'lea' }, 'problem.email'],
    [{ limit: '' }, 'problem.required'],
    [{ limit: 'a few' }, 'problem.number'],
    [{ limit: 1.5 }, 'problem.whole'],
    [{ limit: 0 }, 'problem.low', 1],
    [{ limit: 1001 }, 'problem.high', 1000],
  ] as const) {
    it(`${JSON.stringify(change)} is ${key}`, () => {
      assert.deepEqual(problem(change), { key, values: n === undefined ? {} : { n } });
    });
  }
  it('nothing against good values', () => assert.equal(problem({}), null));
});

describe('paths into a form', () => {
  it('replaces one value in an array and leaves the rest the same objects', () => {
    const before = { list: [{ a: 1 }, { a: 2 }], other: { b: 3 } };
    const after = withValueAt(before, 'list.1.a', 9);
    assert.deepEqual(after, { list: [{ a: 1 }, { a: 9 }], other: { b: 3 } });
    assert.equal(after.list[0], before.list[0]);
    assert.equal(after.other, before.other);
    assert.equal(before.list[1]!.a, 2);
  });
  it('says undefined for what is not there', () => assert.equal(valueAt({ a: null }, 'a.b.c'), undefined));
});
