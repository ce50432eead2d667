import { Button, Checkbox, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { applyChoices, readChoices, type Choices, type LanguageCode } from '../contract.ts';
import { languagesIn, whyNotApply } from '../rules.ts';
import { translationWords } from '../words.ts';
import { useLanguageName } from './languages.ts';

/** R110: the two languages, what is translated, « Appliquer ». */
export const TranslateDialog = ({ interactionId, onClose }: { interactionId: number; onClose: () => void }) => {
  const t = useWords(translationWords);
  const common = useWords(commonWords);
  const nameOf = useLanguageName();
  const asked = useAsk(readChoices, { interactionId });
  const [changed, setChanged] = useState<Partial<Choices>>({});
  const apply = useTell(applyChoices, { invalidates: [readChoices], onDone: onClose });
  const known = asked.data;
  const spoken = known?.spoken && known.spoken !== known.mine ? known.spoken : null;
  const choices: Choices | null = known
    ? {
        customerLanguage: spoken ?? (known.mine === 'en' ? 'fr' : 'en'),
        myLanguage: known.mine,
        incoming: true,
        replies: true,
        ...known.choices,
        ...changed,
      }
    : null;
  const why = choices && whyNotApply(choices, known!.pairs);
  const languages = known
    ? languagesIn(known.pairs)
        .map((code) => ({ value: code, label: nameOf(code) }))
        .sort((a, b) => a.label.localeCompare(b.label))
    : [];
  const language = (key: 'customerLanguage' | 'myLanguage', label: string) => (
    <Select
      label={label}
      data={languages}
      value={choices![key]}
      searchable
      allowDeselect={false}
      comboboxProps={{ withinPortal: false }}
      onChange={(value) => value && setChanged({ ...changed, [key]: value as LanguageCode })}
    />
  );
  return (
    <Modal opened onClose={onClose} title={t('title')} closeButtonProps={{ 'aria-label': common('close') }}>
      <ErrorNote error={asked.error} words={translationWords} onRetry={() => void asked.refetch()} />
      {asked.isPending && <Loading lines={4} />}
      {choices && (
        <form
          className="translate-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (!why) apply.mutate({ interactionId, choices });
          }}
        >
          {language('customerLanguage', t('customer-language'))}
          {known!.spoken && <p>{t('spoken', { language: nameOf(known!.spoken) })}</p>}
          {language('myLanguage', t('my-language'))}
          <Checkbox
            label={t('incoming')}
            checked={choices.incoming}
            onChange={(event) => setChanged({ ...changed, incoming: event.currentTarget.checked })}
          />
          <Checkbox
            label={t('replies')}
            description={t('replies.why')}
            checked={choices.replies}
            onChange={(event) => setChanged({ ...changed, replies: event.currentTarget.checked })}
          />
          {why && (
            <p role="alert" className="translate-why">
              {t(`refused.${why}`)}
            </p>
          )}
          <ErrorNote error={apply.error} words={translationWords} />
          <Button
            type="submit"
            aria-disabled={why !== null}
            data-greyed={why !== null || undefined}
            loading={apply.isPending}
          >
            {t('apply')}
          </Button>
        </form>
      )}
    </Modal>
  );
};
