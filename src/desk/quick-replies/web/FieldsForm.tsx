import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { now } from '#ground/clock.ts';
import { LOCALE } from '#ground/words.ts';
import { IconChevronLeft } from '#ground/ui/icons.ts';
import { useLanguage, useWords } from '#ground/web/words.tsx';
import type { Field } from '../contract.ts';
import { missing, prefilled, readable, type Context } from '../rules.ts';
import { quickWords } from '../words.ts';

/** ISO date of the agent's own day. */
const today = (): string => {
  const at = now();
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};

type Props = {
  reply: { name: string; text: string; language: 'fr' | 'en' | 'any'; fields: readonly Field[] };
  context: Context;
  onBack: () => void;
  onInsert: (values: Record<string, string>) => void;
};

/** R80: asks for every custom field, with what is known already. */
export const FieldsForm = ({ reply, context, onBack, onInsert }: Props) => {
  const t = useWords(quickWords);
  const language = useLanguage();
  const { fields } = reply;
  const [values, setValues] = useState(() => prefilled(fields, context, today()));
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input,select')?.focus(), []);
  const lacks = missing(fields, values);
  // A date is written as the reply's own language writes it.
  const tongue = reply.language === 'any' ? language : reply.language;
  const dates = new Intl.DateTimeFormat(LOCALE[tongue], { dateStyle: 'long' });
  const written = Object.fromEntries(
    fields.map(({ key, kind }) => {
      const value = values[key] ?? '';
      return [key, kind === 'date' && value ? dates.format(new Date(`${value}T12:00:00`)) : value];
    }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setTried(true);
    if (lacks.length > 0) {
      const first = form.current?.elements.namedItem(lacks[0]!);
      if (first instanceof HTMLElement) first.focus();
      return;
    }
    onInsert(written);
  };
  return (
    <form ref={form} className="quick quick-form" onSubmit={submit}>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconChevronLeft size={14} />}
        className="quick-back"
        onClick={onBack}
      >
        {t('back')}
      </Button>
      <h3>{reply.name}</h3>
      {fields.map((field, index) => {
        const props = {
          name: field.key,
          label: field.label,
          // A dialog gives the focus to what says so.
          'data-autofocus': index === 0 || undefined,
          withAsterisk: field.required,
          value: values[field.key] ?? '',
          error: tried && lacks.includes(field.key) ? t('field.required') : null,
          onChange: (event: { currentTarget: { value: string } }) => {
            const { value } = event.currentTarget;
            setValues((before) => ({ ...before, [field.key]: value }));
          },
        };
        return field.kind === 'choice' ? (
          <NativeSelect
            key={field.key}
            {...props}
            data={[{ value: '', label: t('field.choose') }, ...field.choices.map((value) => ({ value, label: value }))]}
          />
        ) : (
          <TextInput key={field.key} {...props} type={field.kind === 'date' ? 'date' : 'text'} autoComplete="off" />
        );
      })}
      <section className="quick-preview" aria-label={t('preview')} tabIndex={0}>
        {readable(reply.text, fields, written)}
      </section>
      <Button type="submit">{t('insert')}</Button>
    </form>
  );
};
