import { Checkbox, PasswordInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import type { Form } from '#ground/ui/form/parts.tsx';
import { Panel } from '#ground/ui/page/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { NEEDS, PROVIDERS, type Provider } from '../rules.ts';
import { translatorWords } from '../words.ts';
import { hasKey, withProvider, type Saved, type TranslatorDraft } from './translator-form.ts';

const WHY_BELOW: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description'];
const EXAMPLES: Partial<Record<Provider, string>> = {
  apertium: 'http://127.0.0.1:2737',
  libretranslate: 'http://127.0.0.1:5000',
};

/** A key goes in and never comes back: only whether one is stored for this address is known here. */
const KeyField = ({ form, saved }: { form: Form<TranslatorDraft>; saved: Saved }) => {
  const t = useWords(translatorWords);
  const { provider, removeKey } = form.value;
  const isKept = hasKey(saved, form.value);
  const common = {
    label: t(provider === 'google' ? 'key.google' : NEEDS[provider].key === 'optional' ? 'key.optional' : 'key'),
    placeholder: isKept && !removeKey ? t('key.kept') : undefined,
    description: isKept && !removeKey ? t('key.kept.why') : undefined,
    inputWrapperOrder: WHY_BELOW,
    disabled: removeKey,
    ...form.text('key'),
  };
  return (
    <>
      {provider === 'google' ? (
        <Textarea
          {...common}
          rows={4}
          autoComplete="off"
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mono)' } }}
        />
      ) : (
        <PasswordInput
          {...common}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('key.show') }}
        />
      )}
      {isKept && <Checkbox label={t('key.remove')} {...form.flag('removeKey')} />}
    </>
  );
};

/** Who translates, and how it is reached. */
export const ServicePart = ({ form, saved }: { form: Form<TranslatorDraft>; saved: Saved }) => {
  const t = useWords(translatorWords);
  const { provider } = form.value;
  const needs = NEEDS[provider];
  const choose = (chosen: string | null): void => {
    const next = PROVIDERS.find((one) => one === chosen);
    if (!next) return;
    for (const [name, value] of Object.entries(withProvider(form.value, saved, next))) form.set(name, value);
  };
  return (
    <Panel title={t('part.service')}>
      <div className="fields">
        <Switch label={t('on')} description={t('on.why')} {...form.flag('on')} />
        <Select
          label={t('provider')}
          description={t(`provider.${provider}`)}
          inputWrapperOrder={WHY_BELOW}
          data={PROVIDERS.map((value) => ({ value, label: NEEDS[value].title }))}
          allowDeselect={false}
          {...form.choice('provider')}
          onChange={choose}
        />
        <TextInput
          label={t('address')}
          description={
            needs.address === ''
              ? t('address.why', { example: EXAMPLES[provider] ?? '' })
              : t('address.usual', { address: needs.address })
          }
          inputWrapperOrder={WHY_BELOW}
          type="url"
          autoComplete="off"
          spellCheck={false}
          {...form.text('address')}
        />
        {needs.key !== 'none' && <KeyField form={form} saved={saved} />}
        {(needs.region !== 'none' || needs.project !== 'none') && (
          <div className="fields-row">
            {needs.project !== 'none' && (
              <TextInput
                label={t('project')}
                description={t('project.why')}
                inputWrapperOrder={WHY_BELOW}
                autoComplete="off"
                {...form.text('project')}
              />
            )}
            <TextInput
              label={t('region')}
              description={t(provider === 'google' ? 'region.google' : 'region.azure')}
              inputWrapperOrder={WHY_BELOW}
              autoComplete="off"
              {...form.text('region')}
            />
          </div>
        )}
      </div>
    </Panel>
  );
};
