import { ask } from '#ground/api/web/ask.ts';
import { IconExternalLink } from '#ground/ui/icons.ts';
import { useFormat, useLocale, useWords } from '#ground/web/words.tsx';
import type { CoreField, Field, FieldType } from '#spine/contacts/contract.ts';
import { setField } from '../contract.ts';
import { customerCardWords } from '../words.ts';
import { CrmRecord, type CrmRecordFacts } from './CrmRecord.tsx';
import { InPlace, type Choice } from './InPlace.tsx';
import { languageChoices, languageName } from './language-names.ts';
import { refetchCard } from './refetch-card.ts';

const INPUT: Record<FieldType, 'text' | 'date' | 'email' | 'tel' | 'url'> = {
  text: 'text',
  number: 'text',
  date: 'date',
  choice: 'text',
  'yes-no': 'text',
  link: 'url',
  email: 'email',
  phone: 'tel',
};

/** Saves one field of a contact. */
export const saverOf =
  (contactId: number, field: CoreField | number) => async (change: { was: string; value: string }) => {
    await ask(setField, { contactId, field, ...change });
    refetchCard(contactId);
  };

/** A day without a time: the same one wherever it is read. */
const dayOf = (value: string): Date => new Date(`${value}T12:00:00`);

const FactOfHouse = (props: { contactId: number; field: Field & { value: string }; readOnly: boolean }) => {
  const { contactId, field } = props;
  const t = useWords(customerCardWords);
  const format = useFormat();
  const yesNo: Choice[] = [
    { value: 'yes', label: t('yes') },
    { value: 'no', label: t('no') },
  ];
  const show = (value: string): string => {
    if (field.type === 'yes-no') return yesNo.find((one) => one.value === value)?.label ?? value;
    if (field.type === 'number') return format.number(Number(value));
    if (field.type === 'date') return format.date(dayOf(value));
    return field.type === 'link' ? value.replace(/^https?:\/\//, '').replace(/\/$/, '') : value;
  };
  const choices =
    field.type === 'choice'
      ? field.choices.map((value) => ({ value, label: value }))
      : field.type === 'yes-no'
        ? yesNo
        : undefined;
  const missing = field.required && field.value === '';
  return (
    <InPlace
      label={field.name}
      value={field.value}
      show={show}
      empty={missing ? t('missing') : t('empty')}
      missing={missing}
      type={INPUT[field.type]}
      numeric={field.type === 'number'}
      {...(choices ? { choices } : {})}
      readOnly={props.readOnly || field.archived}
      save={saverOf(contactId, field.id)}
      beside={
        field.type === 'link' &&
        field.value !== '' && (
          <a
            className="card-open-link"
            href={field.value}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={t('link.open', { label: field.name })}
          >
            <IconExternalLink size={14} />
          </a>
        )
      }
    />
  );
};

/** Language, company, place, and what the house asks of everybody. */
export const Facts = (props: {
  contact: { id: number; language: string | null; company: string | null; place: string | null };
  fields: readonly (Field & { value: string })[];
  records: readonly CrmRecordFacts[];
  readOnly: boolean;
}) => {
  const { contact, fields, records, readOnly } = props;
  const t = useWords(customerCardWords);
  const locale = useLocale();
  return (
    <dl className="card-facts">
      {(['language', 'company', 'place'] as const).map((field) => (
        <div key={field}>
          <dt>{t(field)}</dt>
          <dd>
            <InPlace
              label={t(field)}
              value={contact[field] ?? ''}
              empty={t('empty')}
              readOnly={readOnly}
              {...(field === 'language'
                ? { choices: languageChoices(locale), show: (code) => languageName(code, locale) }
                : {})}
              save={saverOf(contact.id, field)}
            />
          </dd>
        </div>
      ))}
      {fields.map((field) => (
        <div key={field.id}>
          <dt title={field.name}>{field.name}</dt>
          <dd>
            <FactOfHouse contactId={contact.id} field={field} readOnly={readOnly} />
          </dd>
        </div>
      ))}
      {records.map((record) => (
        <CrmRecord key={record.system} record={record} />
      ))}
    </dl>
  );
};
