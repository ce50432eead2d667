import { Button, Select, Switch } from '@mantine/core';
import { formWords, LeaveGuard, useForm, type Form } from '#ground/ui/form/parts.tsx';
import { Panel } from '#ground/ui/page/parts.tsx';
import { ErrorNote, Loading, notifyDone } from '#ground/ui/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { STATUSES } from '#spine/interactions/contract.ts';
import { interactionWords } from '#spine/interactions/words.ts';
import { readCrmChoices, saveCrm } from '../contract.ts';
import { crmWords } from '../words.ts';
import { crmFormShape, draftOf, likelyStages, type Choices, type CrmDraft, type Saved } from './crm-form.ts';
import { FieldsPart } from './FieldsPart.tsx';

const LANGUAGES = ['fr', 'en'] as const;

const TicketsPart = ({ form, choices }: { form: Form<CrmDraft>; choices: Choices }) => {
  const t = useWords(crmWords);
  const status = useWords(interactionWords);
  const pipeline = choices.pipelines.find((one) => one.id === form.value.pipeline);
  const stages = (pipeline?.stages ?? []).map(({ id, label, closed }) => ({
    value: id,
    label: closed ? t('stage.closed', { label }) : label,
  }));
  return (
    <Panel title={t('part.tickets')} why={t('part.tickets.why')}>
      <div className="fields">
        <Switch label={t('on')} description={t('on.why')} {...form.flag('on')} />
        <div className="fields-row">
          <Select
            label={t('pipeline')}
            placeholder={t('stage.none')}
            data={choices.pipelines.map(({ id, label }) => ({ value: id, label }))}
            allowDeselect={false}
            {...form.choice('pipeline')}
            value={form.value.pipeline || null}
            onChange={(id) => {
              const chosen = choices.pipelines.find((one) => one.id === id);
              if (!chosen) return;
              form.set('pipeline', chosen.id);
              form.set('stages', likelyStages(chosen));
            }}
          />
          <Select
            label={t('language')}
            data={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
            allowDeselect={false}
            {...form.choice('language')}
          />
        </div>
        {pipeline && (
          <fieldset className="crm-stages">
            <legend>{t('stages')}</legend>
            {STATUSES.map((one) => (
              <Select
                key={one}
                label={status(`status.${one}`)}
                aria-label={t('stage', { status: status(`status.${one}`) })}
                placeholder={t('stage.none')}
                data={stages}
                allowDeselect={false}
                value={form.value.stages[one] ?? null}
                error={form.errorOf('stages') !== null && !stages.some(({ value }) => value === form.value.stages[one])}
                onChange={(id) => form.set('stages', { ...form.value.stages, [one]: id ?? '' })}
              />
            ))}
          </fieldset>
        )}
        {form.errorOf('stages') && <p className="crm-wrong">{form.errorOf('stages')}</p>}
      </div>
    </Panel>
  );
};

/** What is written there, what is exchanged, and whether anything is. */
export const SettingsPart = ({ saved, refetch }: { saved: Saved; refetch: () => Promise<unknown> }) => {
  const t = useWords(crmWords);
  const common = useWords(commonWords);
  const words = useWords(formWords);
  const asked = useAsk(readCrmChoices, {});
  const tell = useTell(saveCrm, {
    onDone: async () => {
      await refetch();
      form.reset();
      notifyDone(words('saved'));
    },
  });
  const form = useForm({
    shape: crmFormShape,
    saved: draftOf(saved),
    error: tell.error,
    words: crmWords,
    refusedFields: {
      ...{ 'pipeline-missing': 'pipeline', 'stage-missing': 'stages' },
      ...{ 'property-gone': 'mappings', 'property-type': 'mappings', 'property-twice': 'mappings' },
      'field-gone': 'mappings',
    },
    onValid: (value) => tell.mutate(value),
  });
  if (asked.isPending)
    return (
      <Panel title={t('part.tickets')} why={t('choices.loading')}>
        <Loading lines={5} />
      </Panel>
    );
  if (asked.isError && !asked.data)
    return (
      <Panel title={t('part.tickets')}>
        <ErrorNote error={asked.error} words={crmWords} onRetry={() => void asked.refetch()} />
        {saved.on && (
          <div className="drawer-acts">
            <Button
              variant="default"
              loading={tell.isPending}
              onClick={() => tell.mutate({ ...draftOf(saved), on: false })}
            >
              {t('stop')}
            </Button>
            <span className="quiet">{t('on.why')}</span>
          </div>
        )}
        <ErrorNote error={tell.error} words={crmWords} />
      </Panel>
    );
  return (
    <form className="crm-settings" onSubmit={form.onSubmit} noValidate>
      <fieldset disabled={tell.isPending}>
        <TicketsPart form={form} choices={asked.data} />
        <FieldsPart form={form} choices={asked.data} />
      </fieldset>
      <ErrorNote error={form.otherError} words={crmWords} />
      <div className="drawer-acts">
        <Button type="submit" loading={tell.isPending} disabled={!form.dirty}>
          {common('save')}
        </Button>
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
  );
};
