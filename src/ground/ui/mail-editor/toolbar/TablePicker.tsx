import { Button, NumberInput } from '@mantine/core';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { INSERT_LIMIT } from '#ground/table/limits.ts';
import { useWords } from '#ground/web/words.tsx';
import { editorWords } from '../words.ts';

type Size = { rows: number; columns: number };
/** Squares shown at first, and at most. */
const FEWEST = 5;
const MOST = 10;
const shown = (count: number): number => Math.min(MOST, Math.max(FEWEST, count + 1));
const bounded = (count: number): number => Math.min(MOST, Math.max(1, count));

const STEPS: Record<string, Size> = {
  ArrowRight: { rows: 0, columns: 1 },
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowUp: { rows: -1, columns: 0 },
};

const SquareGrid = (props: { size: Size; onSize: (size: Size) => void; onPick: () => void }) => {
  const t = useWords(editorWords);
  const { size } = props;
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      props.onPick();
    }
    if (!step) return;
    event.preventDefault();
    props.onSize({ rows: bounded(size.rows + step.rows), columns: bounded(size.columns + step.columns) });
  };
  return (
    <div
      className="comp-squares"
      role="slider"
      tabIndex={0}
      data-autofocus
      aria-label={t('table.squares')}
      aria-valuenow={size.rows * size.columns}
      aria-valuetext={t('table.size', size)}
      onKeyDown={onKeyDown}
      style={{ gridTemplateColumns: `repeat(${shown(size.columns)}, 18px)` }}
    >
      {Array.from({ length: shown(size.rows) * shown(size.columns) }, (_, at) => {
        const here = {
          rows: Math.floor(at / shown(size.columns)) + 1,
          columns: (at % shown(size.columns)) + 1,
        };
        return (
          <i
            key={`${here.rows} ${here.columns}`}
            data-on={(here.rows <= size.rows && here.columns <= size.columns) || undefined}
            onMouseEnter={() => props.onSize(here)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={props.onPick}
          />
        );
      })}
    </div>
  );
};

/** R23: how large a table to insert, picked on squares or typed. */
export const TablePicker = ({ onInsert }: { onInsert: (rows: number, columns: number) => void }) => {
  const t = useWords(editorWords);
  const [size, setSize] = useState<Size>({ rows: 3, columns: 3 });
  const [typed, setTyped] = useState<{ rows: number | string; columns: number | string }>(size);
  const [problem, setProblem] = useState<string | null>(null);
  const pick = (next: Size): void => {
    setSize(next);
    setTyped(next);
    setProblem(null);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    const [rows, columns] = [Number(typed.rows), Number(typed.columns)];
    if (!(rows >= 1 && columns >= 1)) setProblem(t('table.none'));
    else if (rows > INSERT_LIMIT || columns > INSERT_LIMIT) setProblem(t('table.too-many', { max: INSERT_LIMIT }));
    else onInsert(rows, columns);
  };
  const field = (name: keyof Size) => (
    <NumberInput
      label={t(`table.${name}`)}
      value={typed[name]}
      onChange={(value) => {
        setTyped({ ...typed, [name]: value });
        setProblem(null);
      }}
      clampBehavior="none"
      allowDecimal={false}
      allowNegative={false}
      hideControls
      w={84}
    />
  );
  return (
    <form className="comp-picker" onSubmit={submit}>
      <SquareGrid size={size} onSize={pick} onPick={() => onInsert(size.rows, size.columns)} />
      <output>{t('table.size', size)}</output>
      <div className="tool-fields">
        {field('rows')}
        {field('columns')}
        <Button type="submit">{t('table.insert')}</Button>
      </div>
      {problem && (
        <p role="alert" className="comp-problem">
          {problem}
        </p>
      )}
    </form>
  );
};
