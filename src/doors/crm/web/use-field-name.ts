import { useWords } from '#ground/web/words.tsx';
import { CORE_FIELDS } from '#spine/contacts/contract.ts';
import type { FieldKey } from '../contract.ts';
import { crmWords } from '../words.ts';
import type { HereField } from './crm-form.ts';

/** How a field here is called: by its key, or its key as text. */
export const useFieldName = (fields: readonly HereField[]): ((key: FieldKey | string) => string) => {
  const t = useWords(crmWords);
  return (key) => {
    const core = CORE_FIELDS.find((one) => one === key);
    if (core) return t(`field.${core}`);
    return fields.find((one) => String(one.key) === String(key))?.name ?? t('field.gone');
  };
};
