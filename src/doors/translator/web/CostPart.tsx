import { NumberInput, Select } from '@mantine/core';
import type { Form } from '#ground/ui/form/parts.tsx';
import { Panel } from '#ground/ui/page/parts.tsx';
import { useLanguage, useWords } from '#ground/web/words.tsx';
import { CURRENCIES } from '../contract.ts';
import { translatorWords } from '../words.ts';
import type { TranslatorDraft } from './translator-form.ts';

const WHY_BELOW: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description'];

/** How much may be sent, and what it costs. */
export const CostPart = ({ form }: { form: Form<TranslatorDraft> }) => {
  const t = useWords(translatorWords);
  const separators =
    useLanguage() === 'fr'
      ? { thousandSeparator: '\u00a0', decimalSeparator: ',' }
      : { thousandSeparator: ',', decimalSeparator: '.' };
  return (
    <Panel title={t('part.cost')}>
      <div className="fields">
        <NumberInput
          label={t('monthlyCharacters')}
          description={t('monthlyCharacters.why')}
          inputWrapperOrder={WHY_BELOW}
          min={0}
          allowDecimal={false}
          {...separators}
          {...form.number('monthlyCharacters', true)}
        />
        <div className="fields-row">
          <NumberInput
            label={t('pricePerMillion')}
            description={t('pricePerMillion.why')}
            inputWrapperOrder={WHY_BELOW}
            min={0}
            decimalScale={4}
            {...separators}
            {...form.number('pricePerMillion')}
          />
          <Select label={t('currency')} data={[...CURRENCIES]} allowDeselect={false} {...form.choice('currency')} />
        </div>
      </div>
    </Panel>
  );
};
