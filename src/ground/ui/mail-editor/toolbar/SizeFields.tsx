import { Button, NumberInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useWords } from '#ground/web/words.tsx';
import { editorWords } from '../words.ts';

export type SizeFieldsProps = {
  fields: { name: 'width' | 'height'; label: string; value: number }[];
  min: number;
  max: number;
  /** Only those that were changed, in pixels. */
  onApply: (sizes: { width?: number; height?: number }) => void;
};

/** Sizes for the keyboard, where a mouse would drag an edge. */
export const SizeFields = ({ fields, min, max, onApply }: SizeFieldsProps) => {
  const t = useWords(editorWords);
  const [typed, setTyped] = useState<Record<string, number | string>>({});
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    const sizes: { width?: number; height?: number } = {};
    for (const { name } of fields) {
      const pixels = Number(typed[name]);
      if (typed[name] !== undefined && pixels > 0) sizes[name] = Math.min(max, Math.max(min, Math.round(pixels)));
    }
    onApply(sizes);
  };
  return (
    <form className="tool-fields" onSubmit={submit}>
      {fields.map(({ name, label, value }) => (
        <NumberInput
          key={name}
          label={label}
          value={typed[name] ?? (value > 0 ? value : '')}
          onChange={(next) => setTyped({ ...typed, [name]: next })}
          min={min}
          max={max}
          allowDecimal={false}
          hideControls
          w={104}
        />
      ))}
      <Button type="submit">{t('size.apply')}</Button>
    </form>
  );
};
