import { Loader, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { ErrorNote, ReasonedButton } from '#ground/ui/parts.tsx';
import { IconAlertTriangle, IconCircleCheck } from '#ground/ui/icons.ts';
import { formWords, type Form } from '#ground/ui/form/parts.tsx';
import { Panel } from '#ground/ui/page/parts.tsx';
import { refetchCalls, useTell } from '#ground/web/query.ts';
import { useLanguage, useWords } from '#ground/web/words.tsx';
import { LOCALE, type Language } from '#ground/words.ts';
import { readTranslator, tryTranslator } from '../contract.ts';
import { ISO_639_3 } from '../rules.ts';
import { translatorWords } from '../words.ts';
import { inputOf, type TranslatorDraft } from './translator-form.ts';

const namesIn = (language: Language): Map<string, string> => {
  const names = new Intl.DisplayNames(LOCALE[language], { type: 'language' });
  return new Map(Object.keys(ISO_639_3).map((code) => [code, names.of(code) ?? code]));
};

type Tried = z.output<typeof tryTranslator.output>;

const TryResult = ({ tried, to, nameOf }: { tried: Tried; to: string; nameOf: (code: string) => string }) => {
  const t = useWords(translatorWords);
  const seconds = new Intl.NumberFormat(LOCALE[useLanguage()], { maximumFractionDigits: 2 }).format(
    tried.milliseconds / 1_000,
  );
  if (tried.failed === null) {
    return (
      <>
        <strong>
          <IconCircleCheck size={16} aria-hidden />
          {t('try.done', { seconds, from: nameOf(tried.from), to: nameOf(to) })}
        </strong>
        <blockquote lang={to}>{tried.text}</blockquote>
      </>
    );
  }
  return (
    <>
      <strong>
        <IconAlertTriangle size={16} aria-hidden />
        {t('try.failed')}
      </strong>
      <p>{t(`failed.${tried.failed}`)}</p>
      {tried.detail && (
        <p className="translator-said">
          {t('try.said')} <code>{tried.detail}</code>
        </p>
      )}
    </>
  );
};

/** Really translates a sentence with what is typed, before it is saved. */
export const TryPart = ({ form, readOnly }: { form: Form<TranslatorDraft>; readOnly: boolean }) => {
  const t = useWords(translatorWords);
  const words = useWords(formWords);
  const language = useLanguage();
  const names = namesIn(language);
  const nameOf = (code: string): string => names.get(code) ?? code;
  const other = language === 'fr' ? 'en' : 'fr';
  const [from, setFrom] = useState<string>(language);
  const [to, setTo] = useState<string>(other);
  const [text, setText] = useState(t(`try.sentence.${language}`));
  const [asked, setAsked] = useState('');
  const tell = useTell(tryTranslator, { onDone: () => refetchCalls([readTranslator.name]) });
  const { provider, address, region, project, neverTranslate, key } = inputOf(form.value);
  const input = {
    ...{ provider, address, region, project, neverTranslate, key, text, to },
    from: from === '' ? null : from,
  };
  const data = [...names]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, LOCALE[language]));
  const run = (): void => {
    if (!form.check()) return;
    setAsked(JSON.stringify(input));
    tell.mutate(input);
  };
  const reason = readOnly ? words('read-only') : null;
  return (
    <Panel title={t('part.try')} why={t('part.try.why')}>
      <fieldset className="fields" disabled={readOnly} data-read-only={readOnly || undefined}>
        <div className="fields-row">
          <Select
            label={t('try.from')}
            data={[{ value: '', label: t('try.from.any') }, ...data]}
            value={from}
            onChange={(value) => setFrom(value ?? '')}
            allowDeselect={false}
            searchable
          />
          <Select
            label={t('try.to')}
            data={data}
            value={to}
            onChange={(value) => setTo(value ?? other)}
            allowDeselect={false}
            searchable
          />
        </div>
        <Textarea
          label={t('try.text')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={1_000}
          autosize
          minRows={2}
        />
      </fieldset>
      <div>
        <ReasonedButton
          variant="default"
          reason={reason}
          disabled={reason === null && text.trim() === ''}
          loading={tell.isPending}
          onClick={run}
        >
          {t('try')}
        </ReasonedButton>
      </div>
      <ErrorNote error={tell.error} words={translatorWords} />
      <div role="status">
        {tell.isPending && (
          <p className="translator-running">
            <Loader size={16} />
            {t('try.running')}
          </p>
        )}
        {tell.data && !tell.isPending && (
          <div
            className="translator-tried"
            data-ok={tell.data.failed === null}
            data-stale={asked !== JSON.stringify(input) || undefined}
          >
            <TryResult tried={tell.data} to={tell.variables?.to ?? to} nameOf={nameOf} />
            {asked !== JSON.stringify(input) && <p className="quiet">{t('try.stale')}</p>}
          </div>
        )}
      </div>
    </Panel>
  );
};
