import './translator.css';
import { Button, Textarea } from '@mantine/core';
import { ErrorNote, Loading, notifyDone, ReasonedButton } from '#ground/ui/parts.tsx';
import { formWords, LeaveGuard, useForm } from '#ground/ui/form/parts.tsx';
import { Page, Panel } from '#ground/ui/page/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { readTranslator, saveTranslator } from '../contract.ts';
import { translatorWords } from '../words.ts';
import { CostPart } from './CostPart.tsx';
import { ServicePart } from './ServicePart.tsx';
import { draftOf, inputOf, translatorFormShape, type Saved } from './translator-form.ts';
import { TryPart } from './TryPart.tsx';
import { UsagePart } from './UsagePart.tsx';

const TranslatorForm = ({
  saved,
  readOnly,
  refetch,
}: {
  saved: Saved;
  readOnly: boolean;
  refetch: () => Promise<unknown>;
}) => {
  const t = useWords(translatorWords);
  const common = useWords(commonWords);
  const words = useWords(formWords);
  const tell = useTell(saveTranslator, {
    onDone: async () => {
      await refetch();
      form.reset();
      notifyDone(words('saved'));
    },
  });
  const form = useForm({
    shape: translatorFormShape,
    saved: draftOf(saved),
    error: tell.error,
    words: translatorWords,
    refusedFields: { 'address-missing': 'address', 'address-wrong': 'address', 'key-missing': 'key' },
    onValid: (value) => tell.mutate(inputOf(value)),
  });
  return (
    <div className="translator">
      <form onSubmit={form.onSubmit} noValidate>
        <fieldset disabled={readOnly || tell.isPending} data-read-only={readOnly || undefined}>
          <ServicePart form={form} saved={saved} />
          <CostPart form={form} />
          <Panel title={t('part.words')} why={t('part.words.why')}>
            <Textarea
              aria-label={t('words.label')}
              autosize
              minRows={4}
              maxRows={14}
              spellCheck={false}
              {...form.text('neverTranslate')}
              error={form.errorOf('neverTranslate') && t('words.wrong')}
            />
          </Panel>
        </fieldset>
        <ErrorNote error={form.otherError} words={translatorWords} />
        <div className="drawer-acts">
          <ReasonedButton
            type="submit"
            loading={tell.isPending}
            disabled={!readOnly && !form.dirty}
            reason={readOnly ? words('read-only') : null}
          >
            {common('save')}
          </ReasonedButton>
          {form.dirty && (
            <>
              <Button variant="default" onClick={form.reset}>
                {words('reset')}
              </Button>
              <span className="quiet">{words('unsaved')}</span>
            </>
          )}
        </div>
        <LeaveGuard dirty={form.dirty} />
      </form>
      <div className="translator-side">
        <TryPart form={form} readOnly={readOnly} />
        <UsagePart usage={saved.usage} limit={saved.monthlyCharacters} />
      </div>
    </div>
  );
};

/** Who translates, what it costs, and whether it works (R109). */
export const TranslatorPage = () => {
  const t = useWords(translatorWords);
  // Others translate meanwhile: what it came to is asked anew.
  const settings = useAsk(readTranslator, {}, { fresh: true });
  const readOnly = useMe().data?.role !== 'administrator';
  if (!settings.data && !settings.isError) return <Loading lines={8} />;
  return (
    <Page title={t('title')} why={t('why')}>
      {settings.data ? (
        <TranslatorForm saved={settings.data} readOnly={readOnly} refetch={() => settings.refetch()} />
      ) : (
        <ErrorNote error={settings.error} onRetry={() => void settings.refetch()} />
      )}
    </Page>
  );
};
