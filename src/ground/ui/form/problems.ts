import type { z } from 'zod';
import type { Values } from '#ground/words.ts';
import type { formWords } from './words.ts';

export type Problem = { key: keyof typeof formWords & string; values: Values };

type Issue = z.core.$ZodIssue;

const ofSize = (issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): Problem => {
  const n = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum);
  const isText = issue.origin === 'string';
  if (issue.code === 'too_small') {
    if (isText && n === 1) return { key: 'problem.required', values: {} };
    return { key: isText ? 'problem.short' : 'problem.low', values: { n } };
  }
  return { key: isText ? 'problem.long' : 'problem.high', values: { n } };
};

/** What a contract has against a value, in a form that can be said in any language. `typed`: what stands in the field. */
export const problemOf = (issue: Issue, typed: unknown): Problem => {
  if (typed === '' || typed === null || typed === undefined) return { key: 'problem.required', values: {} };
  switch (issue.code) {
    case 'too_small':
    case 'too_big':
      return ofSize(issue);
    case 'invalid_format':
      return { key: issue.format === 'email' ? 'problem.email' : 'problem.invalid', values: {} };
    case 'invalid_type':
      if (issue.expected === 'int') return { key: 'problem.whole', values: {} };
      return { key: issue.expected === 'number' ? 'problem.number' : 'problem.invalid', values: {} };
    case 'invalid_union': {
      // Of alternatives, the last is the one that people type; the others are '' or null.
      const nested = issue.errors.at(-1)?.[0];
      return nested ? problemOf(nested, typed) : { key: 'problem.invalid', values: {} };
    }
    default:
      return { key: 'problem.invalid', values: {} };
  }
};
