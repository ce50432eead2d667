import { Select, Textarea, TextInput } from '@mantine/core';
import { useWords } from '#ground/web/words.tsx';
import { CHOICES, type PROVIDERS, type Provider } from '../contract.ts';
import { textsWords } from '../words.ts';

export type Setting = (typeof PROVIDERS)[Provider]['settings' | 'secrets'][number];

const isChosen = (name: Setting): name is Setting & keyof typeof CHOICES => name in CHOICES;

/** One thing that a provider must be told: chosen where there is a choice, otherwise written. */
export const SettingField = (props: { name: Setting; value: string; onChange: (to: string) => void }) => {
  const { name, value, onChange } = props;
  const t = useWords(textsWords);
  const label = t(`setting.${name}`);
  if (name === 'origins')
    return (
      <Textarea
        {...{ label, value }}
        description={t('origins.why')}
        placeholder="https://www.exemple.ca"
        autosize
        minRows={2}
        maxRows={8}
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  if (!isChosen(name))
    return (
      <TextInput
        {...{ label, value }}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  const [usual] = CHOICES[name];
  return (
    <Select
      label={label}
      allowDeselect={false}
      data={CHOICES[name].map((one) => ({ value: one, label: t(`choice.${one}`) }))}
      value={value || usual}
      onChange={(to) => onChange(to ?? usual)}
    />
  );
};
