import { ActionIcon, Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import type { z } from 'zod';
import { IconPlus, IconTrash } from '#ground/ui/icons.ts';
import type { Form } from '#ground/ui/form/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { FIELD_KINDS, PREFILLS, type Field, type saveReply } from '../contract.ts';
import { keyFor, MOST_FIELDS } from '../rules.ts';
import { quickWords } from '../words.ts';

export type ReplyForm = Form<z.input<typeof saveReply.input>>;

/** R75: what is asked when the reply is used. The name in the text follows the label until it is written by hand. */
export const FieldsEditor = ({ form, disabled }: { form: ReplyForm; disabled: boolean }) => {
  const t = useWords(quickWords);
  const fields = form.value.fields as Field[];
  const setFields = (next: Field[]): void => form.set('fields', next);
  const change = (index: number, more: Partial<Field>): void =>
    setFields(fields.map((field, at) => (at === index ? { ...field, ...more } : field)));
  const label = (index: number, value: string): void => {
    const { key, label: before } = fields[index]!;
    change(index, { label: value, ...(key === keyFor(before) ? { key: keyFor(value) } : {}) });
  };
  return (
    <section className="fields-part" aria-label={t('fields')}>
      <h3>{t('fields')}</h3>
      <p className="fields-why">{t('fields.why')}</p>
      {fields.map((field, index) => {
        const at = `fields.${index}`;
        return (
          <div key={index} className="quick-field" role="group" aria-label={field.label || t('fields')}>
            <TextInput
              label={t('field.label')}
              {...form.text(`${at}.label`)}
              onChange={(event) => label(index, event.currentTarget.value)}
            />
            <TextInput
              label={t('field.key')}
              {...form.text(`${at}.key`)}
              error={form.errorOf(`${at}.key`) && t('field.key.why')}
            />
            <Select
              label={t('field.kind')}
              allowDeselect={false}
              data={FIELD_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
              {...form.choice(`${at}.kind`)}
            />
            <Select
              label={t('field.prefill')}
              allowDeselect={false}
              data={PREFILLS.map((value) => ({ value, label: t(`prefill.${value}`) }))}
              {...form.choice(`${at}.prefill`)}
            />
            {field.kind === 'choice' && (
              <Textarea
                className="quick-field-wide"
                label={t('field.choices')}
                autosize
                minRows={2}
                maxRows={8}
                data-field={`${at}.choices`}
                value={field.choices.join('\n')}
                onChange={(event) => change(index, { choices: event.currentTarget.value.split('\n') })}
                onBlur={() => change(index, { choices: field.choices.map((one) => one.trim()).filter(Boolean) })}
              />
            )}
            <Checkbox label={t('field.mandatory')} {...form.flag(`${at}.required`)} />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('field.remove', { name: field.label || String(index + 1) })}
              onClick={() => setFields(fields.filter((_, other) => other !== index))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </div>
        );
      })}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} />}
        disabled={disabled || fields.length >= MOST_FIELDS}
        onClick={() =>
          setFields([...fields, { key: '', label: '', kind: 'text', choices: [], required: true, prefill: 'none' }])
        }
      >
        {t('fields.add')}
      </Button>
    </section>
  );
};
