import { MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useLocale, useWords } from '#ground/web/words.tsx';
import {
  CONDITION_FIELDS,
  LANGUAGES_KNOWN,
  LONGEST_WORD,
  type Condition,
  type ConditionField,
} from '#spine/routing-rules/contract.ts';
import { useTags } from '#spine/tags/web/parts.tsx';
import { useLanguageNames } from '#spine/routing-rules/web/parts.tsx';
import { routingRulesWords } from '../words.ts';
import type { RuleForm } from './RuleDrawer.tsx';
import type { Names } from './RulesTable.tsx';

const here = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export const freshCondition = (field: ConditionField): Condition => {
  const not = false;
  if (field === 'mailbox') return { field, not, mailboxIds: [] };
  if (field === 'contact-tags') return { field, not, tagIds: [] };
  if (field === 'language' || field === 'contact-language') return { field, not, languages: [] };
  if (field === 'time') return { field, not, days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', timeZone: here() };
  return field === 'attachments' ? { field, not } : { field, not, words: [] };
};

type OneProps = { condition: Condition; onChange: (next: Condition) => void };

export const FieldSelect = ({ condition, onChange }: OneProps) => {
  const t = useWords(routingRulesWords);
  return (
    <Select
      aria-label={t('field')}
      allowDeselect={false}
      data={CONDITION_FIELDS.map((value) => ({ value, label: t(`field.${value}`) }))}
      value={condition.field}
      onChange={(next) => {
        const fresh = freshCondition(next as ConditionField);
        // Words looked for in the subject may as well be looked for in the text.
        onChange('words' in fresh && 'words' in condition ? { ...fresh, words: condition.words } : fresh);
      }}
    />
  );
};

const SENSES: Record<'is' | 'holds' | 'within' | 'has', [string, string]> = {
  is: ['sense.is', 'sense.is-not'],
  holds: ['sense.holds', 'sense.holds-not'],
  within: ['sense.within', 'sense.without'],
  has: ['sense.has', 'sense.has-not'],
};
const senseOf = (field: ConditionField): [string, string] =>
  field === 'subject' || field === 'body' || (field.startsWith('contact-') && field !== 'contact-language')
    ? SENSES.holds
    : field === 'time'
      ? SENSES.within
      : field === 'attachments'
        ? SENSES.has
        : SENSES.is;

export const SenseSelect = ({ condition, onChange }: OneProps) => {
  const t = useWords(routingRulesWords);
  const [yes, no] = senseOf(condition.field);
  const label = (key: string): string => t(key as 'sense.is');
  return (
    <Select
      aria-label={t('not')}
      allowDeselect={false}
      data={[
        { value: 'is', label: label(yes) },
        { value: 'not', label: label(no) },
      ]}
      value={condition.not ? 'not' : 'is'}
      onChange={(next) => onChange({ ...condition, not: next === 'not' })}
    />
  );
};

const Languages = ({ form, path, languages }: { form: RuleForm; path: string; languages: readonly string[] }) => {
  const t = useWords(routingRulesWords);
  const name = useLanguageNames();
  return (
    <MultiSelect
      className="rule-wide"
      aria-label={t('field.language')}
      data={LANGUAGES_KNOWN.map((code) => ({ value: code, label: name(code) }))}
      value={[...languages]}
      error={form.errorOf(`${path}.languages`) && t('choice.needed')}
      data-field={`${path}.languages`}
      onChange={(next) => form.set(`${path}.languages`, next)}
    />
  );
};

const ContactTags = ({ form, path, tagIds }: { form: RuleForm; path: string; tagIds: readonly number[] }) => {
  const t = useWords(routingRulesWords);
  const tags = useTags();
  return (
    <MultiSelect
      className="rule-wide"
      aria-label={t('field.contact-tags')}
      searchable
      data={tags.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={tagIds.map(String)}
      error={form.errorOf(`${path}.tagIds`) && t('choice.needed')}
      data-field={`${path}.tagIds`}
      onChange={(next) => form.set(`${path}.tagIds`, next.map(Number))}
    />
  );
};

const Hours = ({ form, path }: { form: RuleForm; path: string }) => {
  const t = useWords(routingRulesWords);
  const locale = useLocale();
  const days = useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
    // 1 January 2024 was a Monday.
    return [1, 2, 3, 4, 5, 6, 7].map((day) => ({
      value: String(day),
      label: format.format(new Date(Date.UTC(2024, 0, day))),
    }));
  }, [locale]);
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  const at = path.split('.');
  const condition = form.value.groups[Number(at[1])]?.conditions[Number(at[3])];
  if (condition?.field !== 'time') return null;
  const known = zones.includes(condition.timeZone) ? zones : [condition.timeZone, ...zones];
  return (
    <div className="rule-wide rule-hours">
      <MultiSelect
        className="rule-wide"
        label={t('days')}
        data={days}
        value={condition.days.map(String)}
        error={form.errorOf(`${path}.days`) && t('choice.needed')}
        data-field={`${path}.days`}
        onChange={(next) =>
          form.set(
            `${path}.days`,
            next.map(Number).toSorted((a, b) => a - b),
          )
        }
      />
      <TextInput type="time" label={t('from')} {...form.text(`${path}.from`)} />
      <TextInput type="time" label={t('to')} {...form.text(`${path}.to`)} />
      <Select
        label={t('time-zone')}
        searchable
        allowDeselect={false}
        limit={100}
        data={known}
        {...form.choice(`${path}.timeZone`)}
      />
      <p className="rule-wide fields-why">{t('time.how')}</p>
    </div>
  );
};

/** What is looked for, in the way of each kind of condition. */
export const ConditionFields = ({
  form,
  path,
  condition,
  mailboxes,
}: OneProps & { form: RuleForm; path: string; mailboxes: Names }) => {
  const t = useWords(routingRulesWords);
  if (condition.field === 'attachments') return null;
  if (condition.field === 'time') return <Hours form={form} path={path} />;
  if ('tagIds' in condition) return <ContactTags form={form} path={path} tagIds={condition.tagIds} />;
  if ('languages' in condition) return <Languages form={form} path={path} languages={condition.languages} />;
  if (condition.field === 'mailbox')
    return (
      <MultiSelect
        className="rule-wide"
        aria-label={t('field.mailbox')}
        searchable
        data={[...mailboxes].map(([id, label]) => ({ value: String(id), label }))}
        value={condition.mailboxIds.map(String)}
        error={form.errorOf(`${path}.mailboxIds`) && t('choice.needed')}
        data-field={`${path}.mailboxIds`}
        onChange={(next) => form.set(`${path}.mailboxIds`, next.map(Number))}
      />
    );
  return (
    <TagsInput
      className="rule-wide"
      aria-label={t(condition.field === 'sender' ? 'field.sender' : 'words.any')}
      description={t(condition.field === 'sender' ? 'sender.how' : 'words.how')}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      splitChars={[',', ';', '\n']}
      maxTags={50}
      acceptValueOnBlur
      value={condition.words}
      error={form.errorOf(`${path}.words`) && t('words.needed')}
      data-field={`${path}.words`}
      onChange={(next) =>
        form.set(`${path}.words`, next.map((one) => one.trim().slice(0, LONGEST_WORD)).filter(Boolean))
      }
    />
  );
};
