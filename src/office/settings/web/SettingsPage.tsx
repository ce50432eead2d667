import './settings.css';
import { Button, NumberInput, Switch, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ErrorNote, Loading, notifyDone, ReasonedButton } from '#ground/ui/parts.tsx';
import { formWords, LeaveGuard, useForm } from '#ground/ui/form/parts.tsx';
import { Page, Panel } from '#ground/ui/page/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { askKey, useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { readSettings, saveSettings, settingsShape, type Settings } from '../contract.ts';
import { settingsWords } from '../words.ts';

const WHY_BELOW: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description'];

const SettingsForm = ({ saved, readOnly }: { saved: Settings; readOnly: boolean }) => {
  const t = useWords(settingsWords);
  const common = useWords(commonWords);
  const words = useWords(formWords);
  const client = useQueryClient();
  const tell = useTell(saveSettings, {
    onDone: (_, settings) => {
      client.setQueryData(askKey(readSettings, {}), settings);
      form.reset();
      notifyDone(words('saved'));
    },
  });
  const form = useForm({
    shape: settingsShape,
    saved,
    error: tell.error,
    words: settingsWords,
    onValid: (value) => tell.mutate(value),
  });
  return (
    <form className="settings" onSubmit={form.onSubmit} noValidate>
      <fieldset disabled={readOnly || tell.isPending} data-read-only={readOnly || undefined}>
        <Panel title={t('house.title')} narrow>
          <TextInput
            label={t('companyName')}
            description={t('companyName.why')}
            inputWrapperOrder={WHY_BELOW}
            autoComplete="organization"
            {...form.text('companyName')}
          />
        </Panel>
        <Panel title={t('sending.title')} narrow>
          <NumberInput
            label={t('undoSeconds')}
            description={t('undoSeconds.why')}
            inputWrapperOrder={WHY_BELOW}
            min={0}
            max={60}
            classNames={{ wrapper: 'settings-number' }}
            {...form.number('undoSeconds')}
          />
        </Panel>
        <Panel title={t('writing.title')} narrow>
          <Switch label={t('resizeImages')} description={t('resizeImages.why')} {...form.flag('resizeImages')} />
        </Panel>
        <Panel title={t('presence.title')} narrow>
          <NumberInput
            label={t('requeueMinutes')}
            description={t('requeueMinutes.why')}
            inputWrapperOrder={WHY_BELOW}
            min={0}
            max={1440}
            classNames={{ wrapper: 'settings-number' }}
            {...form.number('requeueMinutes')}
          />
        </Panel>
        <Panel title={t('finished.title')} narrow>
          <NumberInput
            label={t('removeFinishedMinutes')}
            description={t('removeFinishedMinutes.why')}
            inputWrapperOrder={WHY_BELOW}
            min={0}
            max={10_080}
            classNames={{ wrapper: 'settings-number' }}
            {...form.number('removeFinishedMinutes')}
          />
        </Panel>
      </fieldset>
      <ErrorNote error={form.otherError} words={settingsWords} />
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
  );
};

/** What holds for the whole house. */
export const SettingsPage = () => {
  const t = useWords(settingsWords);
  const settings = useAsk(readSettings, {});
  const readOnly = useMe().data?.role !== 'administrator';
  if (!settings.data && !settings.isError) return <Loading lines={8} />;
  return (
    <Page title={t('title')} why={t('why')}>
      {settings.data ? (
        <SettingsForm saved={settings.data} readOnly={readOnly} />
      ) : (
        <ErrorNote error={settings.error} onRetry={() => void settings.refetch()} />
      )}
    </Page>
  );
};
