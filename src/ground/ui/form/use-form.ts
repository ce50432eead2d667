import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { z } from 'zod';
import type { Words } from '#ground/words.ts';
import { refusalCode, useRefusal, useWords } from '#ground/web/words.tsx';
import { valueAt, withValueAt } from './paths.ts';
import { problemOf } from './problems.ts';
import { formWords } from './words.ts';

/** Where the cursor goes when that field is wrong. A Select keeps `name` for its hidden input. */
type FieldName = { name: string; 'data-field': string };
type Changed = { currentTarget: { value: string } };

export type Form<T> = {
  value: T;
  /** Something differs from what is saved. */
  dirty: boolean;
  set(path: string, value: unknown): void;
  /** What is wrong with that field, in words; null while nothing is, or while it has not been left yet. */
  errorOf(path: string): string | null;
  /** Of a refusal that belongs to no field: to show beside the button. */
  otherError: unknown;
  /** Props of a text field. */
  text(path: string): FieldName & { value: string; error: string | null; onChange(e: Changed): void; onBlur(): void };
  /** Props of a NumberInput; `nullWhenEmpty`: an empty field means null. */
  number(
    path: string,
    nullWhenEmpty?: boolean,
  ): FieldName & { value: number | string; error: string | null; onChange(v: number | string): void; onBlur(): void };
  /** Props of a Select; an empty choice is null. */
  choice(path: string): FieldName & { value: string | null; error: string | null; onChange(v: string | null): void };
  /** Props of a Switch or Checkbox. */
  flag(path: string): FieldName & { checked: boolean; onChange(e: { currentTarget: { checked: boolean } }): void };
  onSubmit(event: FormEvent<HTMLFormElement>): void;
  /** Shows what is wrong everywhere; true when nothing is. For acts other than saving. */
  check(): boolean;
  /** Back to what is saved. */
  reset(): void;
};

/**
 * The state of one form: checked by the contract itself, so that the words beside a field and the server's
 * decision cannot differ. What was typed stays through every error. `refusedFields` says which field a refusal is about.
 */
export const useForm = <S extends z.ZodType>(options: {
  shape: S;
  saved: z.input<S>;
  error: unknown;
  words: Words;
  refusedFields?: Readonly<Record<string, string>>;
  onValid: (value: z.input<S>) => void;
}): Form<z.input<S>> => {
  const { shape, saved, error, refusedFields = {} } = options;
  const t = useWords(formWords);
  const refusal = useRefusal(options.words);
  const [typed, setTyped] = useState<z.input<S> | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const refusedValue = useRef<unknown>(null);
  const value = typed ?? saved;
  const dirty = typed !== null && JSON.stringify(typed) !== JSON.stringify(saved);
  const issues = shape.safeParse(value).error?.issues ?? [];
  const refusedField = error ? refusedFields[refusalCode(error)] : undefined;

  useEffect(() => {
    refusedValue.current = refusedField ? valueAt(value, refusedField) : null;
  }, [error]);

  const set = (path: string, next: unknown): void => setTyped((before) => withValueAt(before ?? saved, path, next));
  const leave = (path: string): void => setLeft((before) => new Set(before).add(path));

  const errorOf = (path: string): string | null => {
    const issue = issues.find((each) => each.path.join('.') === path);
    if (issue && (tried || left.has(path))) {
      const problem = problemOf(issue, valueAt(value, path));
      return t(problem.key, problem.values);
    }
    // A refusal is about what was sent: it goes away once that is changed.
    return refusedField === path && valueAt(value, path) === (refusedValue.current ?? valueAt(value, path))
      ? refusal(error)
      : null;
  };

  return {
    value,
    dirty,
    set,
    errorOf,
    otherError: error && !refusedField ? error : null,
    text: (path) => ({
      name: path,
      'data-field': path,
      value: String(valueAt(value, path) ?? ''),
      error: errorOf(path),
      onChange: (event) => set(path, event.currentTarget.value),
      onBlur: () => leave(path),
    }),
    number: (path, nullWhenEmpty = false) => ({
      name: path,
      'data-field': path,
      value: (valueAt(value, path) ?? '') as number | string,
      error: errorOf(path),
      onChange: (next) => set(path, next === '' && nullWhenEmpty ? null : next),
      onBlur: () => leave(path),
    }),
    choice: (path) => {
      const chosen = valueAt(value, path);
      return {
        name: path,
        'data-field': path,
        value: chosen === null || chosen === undefined ? null : String(chosen),
        error: errorOf(path),
        onChange: (next) => set(path, next),
      };
    },
    flag: (path) => ({
      name: path,
      'data-field': path,
      checked: valueAt(value, path) === true,
      onChange: (event) => set(path, event.currentTarget.checked),
    }),
    onSubmit: (event) => {
      event.preventDefault();
      // A dialog's form inside this one in the tree of components is not this one.
      event.stopPropagation();
      setTried(true);
      if (issues.length === 0) {
        options.onValid(value);
        return;
      }
      const form = event.currentTarget;
      const wrong = issues[0]!.path.join('.');
      form.querySelector<HTMLElement>(`[data-field="${CSS.escape(wrong)}"]`)?.focus();
    },
    check: () => {
      setTried(true);
      return issues.length === 0;
    },
    reset: () => {
      setTyped(null);
      setTried(false);
      setLeft(new Set());
    },
  };
};
