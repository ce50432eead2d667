import { Button, Select, TextInput } from '@mantine/core';
import { ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { textFailureWords } from '#spine/channels/texts/words.ts';
import { listTemplates, type TextContent } from '../contract.ts';
import { filled } from '../rules.ts';
import { textingWords } from '../words.ts';

type Chosen = NonNullable<TextContent['template']>;

/** What was approved beforehand, with the values that it wants, and how it will read. */
export const TemplatePart = (props: {
  legId: number;
  chosen: Chosen | null;
  /** Anything may be written as well. */
  mayLeave: boolean;
  onChange: (chosen: Chosen | null) => void;
}) => {
  const t = useWords(textingWords);
  const failure = useWords(textFailureWords);
  const asked = useAsk(listTemplates, { legId: props.legId });
  const { chosen } = props;
  if (asked.isError && !asked.data)
    return <ErrorNote error={asked.error} words={textingWords} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Loading lines={2} />;
  const { templates, failed } = asked.data;
  const nameOf = (one: { name: string; language: string }): string => `${one.name} · ${one.language}`;
  return (
    <div className="texting-template">
      {failed && (
        <p className="texting-shut" role="alert">
          {failure(`failure.${failed.failure}`)} {failed.detail}
        </p>
      )}
      {templates.length === 0 && !failed && <p className="quiet">{t('template.none')}</p>}
      <Select
        label={t('template')}
        placeholder={t('template.choose')}
        searchable
        data={templates.map((one) => ({ value: nameOf(one), label: nameOf(one) }))}
        value={chosen && chosen.name !== '' ? nameOf(chosen) : null}
        onChange={(name) => {
          const one = templates.find((each) => nameOf(each) === name);
          if (one)
            props.onChange({
              ...{ name: one.name, language: one.language, body: one.body },
              values: Array(one.values).fill(''),
            });
        }}
      />
      {chosen?.values.map((value, at) => (
        <TextInput
          key={at}
          label={t('template.value', { at: at + 1 })}
          value={value}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            props.onChange({ ...chosen, values: chosen.values.map((one, index) => (index === at ? typed : one)) });
          }}
        />
      ))}
      {chosen && chosen.body !== '' && (
        <figure className="texting-preview">
          <figcaption>{t('template.preview')}</figcaption>
          <p>{filled(chosen)}</p>
        </figure>
      )}
      {props.mayLeave && (
        <Button size="compact-xs" variant="subtle" onClick={() => props.onChange(null)}>
          {t('template.leave')}
        </Button>
      )}
    </div>
  );
};
