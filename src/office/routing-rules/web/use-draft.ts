import { useState } from 'react';
import { announce } from '#ground/web/announce.tsx';
import { useWords } from '#ground/web/words.tsx';
import type { Rule } from '#spine/routing-rules/contract.ts';
import { routingRulesWords } from '../words.ts';

export type Draft = {
  rules: readonly Rule[];
  /** The version that the list began from. */
  version: number;
  dirty: boolean;
  put(rule: Rule): void;
  remove(key: string): void;
  /** To that place, 0 the first. */
  move(key: string, to: number): void;
  take(rules: readonly Rule[]): void;
  reset(): void;
  /** That list was saved, as that version; what was changed since goes on from there. */
  settle(version: number, rules: readonly unknown[]): void;
};

type Own = { version: number; rules: readonly Rule[]; savedAs: number | null };

/** The list as it is being changed. Whatever is saved elsewhere meanwhile, it stays until it is saved or reset. */
export const useDraft = (saved: { version: number; rules: readonly Rule[] }): Draft => {
  const t = useWords(routingRulesWords);
  const [own, setOwn] = useState<Own | null>(null);
  // What was saved comes back as the set in force, or a newer one does: from then on there is nothing of one's own.
  const dirty = own !== null && (own.savedAs === null || saved.version < own.savedAs);
  const rules = dirty ? own.rules : saved.rules;
  const version = dirty ? (own.savedAs ?? own.version) : saved.version;
  const change = (next: readonly Rule[]): void =>
    setOwn(
      version === saved.version && JSON.stringify(next) === JSON.stringify(saved.rules)
        ? null
        : { version, rules: next, savedAs: null },
    );
  return {
    rules,
    version,
    dirty,
    put: (rule) =>
      change(
        rules.some((one) => one.key === rule.key)
          ? rules.map((one) => (one.key === rule.key ? rule : one))
          : [...rules, rule],
      ),
    remove: (key) => change(rules.filter((one) => one.key !== key)),
    move: (key, to) => {
      const from = rules.findIndex((one) => one.key === key);
      const at = Math.max(0, Math.min(rules.length - 1, to));
      if (from < 0 || from === at) return;
      const next = rules.toSpliced(from, 1).toSpliced(at, 0, rules[from]!);
      change(next);
      announce(t('moved', { name: rules[from]!.name, n: at + 1, total: rules.length }));
    },
    take: change,
    reset: () => setOwn(null),
    settle: (now, list) =>
      setOwn(
        (before) =>
          before &&
          (JSON.stringify(before.rules) === JSON.stringify(list)
            ? { ...before, savedAs: now }
            : { ...before, version: now, savedAs: null }),
      ),
  };
};
