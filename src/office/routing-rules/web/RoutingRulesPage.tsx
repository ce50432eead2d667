import './routing-rules.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { EmptyState, ErrorNote, Loading, notifyDone, ReasonedButton } from '#ground/ui/parts.tsx';
import { formWords, LeaveGuard } from '#ground/ui/form/parts.tsx';
import { IconHistory, IconPlus, IconRoute } from '#ground/ui/icons.ts';
import { Page } from '#ground/ui/page/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { onceKey } from '#ground/web/once-key.ts';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { skillNames } from '#spine/routing/contract.ts';
import type { Rule } from '#spine/routing-rules/contract.ts';
import { readRules, rulesVersions, saveRules } from '../contract.ts';
import { routingRulesWords } from '../words.ts';
import { RuleDrawer } from './RuleDrawer.tsx';
import { RulesTable } from './RulesTable.tsx';
import { TrialPanel } from './TrialPanel.tsx';
import { useDraft } from './use-draft.ts';
import { useTrial } from './use-trial.ts';
import { VersionsDrawer } from './VersionsDrawer.tsx';

type Saved = z.output<typeof readRules.output>;

const freshRule = (): Rule => ({
  ...{ key: onceKey(), name: '', on: true, match: 'all', groups: [] },
  ...{ skillId: null, priority: null, tagIds: [], autoAnswer: null, stop: false },
});

const RulesEditor = ({ saved, skills }: { saved: Saved; skills: ReadonlyMap<number, string> }) => {
  const t = useWords(routingRulesWords);
  const form = useWords(formWords);
  const common = useWords(commonWords);
  const readOnly = useMe().data?.role !== 'administrator';
  const draft = useDraft(saved);
  const { trial, start, stop } = useTrial();
  const [opened, setOpened] = useState<Rule | null>(null);
  const [history, setHistory] = useState(false);
  const save = useTell(saveRules, {
    invalidates: [readRules, rulesVersions],
    onDone: ({ version, tried, changed }, input) => {
      draft.settle(version, input.rules);
      notifyDone(tried > 0 ? t('saved.changed', { tried, changed }) : t('saved'));
    },
  });
  const mailboxes = new Map(saved.mailboxes.map(({ id, address }) => [id, address]));
  const reason = readOnly ? form('read-only') : null;
  const acts = (
    <>
      <Button variant="default" leftSection={<IconHistory size={15} />} onClick={() => setHistory(true)}>
        {t('versions')}
      </Button>
      <ReasonedButton variant="default" reason={reason} onClick={() => start(draft.rules)}>
        {t('try')}
      </ReasonedButton>
      <ReasonedButton leftSection={<IconPlus size={15} />} reason={reason} onClick={() => setOpened(freshRule())}>
        {t('add')}
      </ReasonedButton>
    </>
  );
  return (
    <Page title={t('title')} why={t('why')} acts={acts}>
      {draft.rules.length === 0 ? (
        <EmptyState icon={<IconRoute />} title={t('none')}>
          {t('none.why')}
        </EmptyState>
      ) : (
        <RulesTable
          draft={draft}
          skills={skills}
          mailboxes={mailboxes}
          openKey={opened?.key ?? null}
          readOnly={readOnly}
          onOpen={setOpened}
        />
      )}
      {(draft.dirty || save.isError) && (
        <div className="rules-unsaved" role="region" aria-label={t('unsaved')}>
          <p role="status">{t('unsaved')}</p>
          <ErrorNote error={save.error} words={routingRulesWords} />
          <span className="rules-acts">
            <Button
              variant="default"
              onClick={() => {
                draft.reset();
                save.reset();
              }}
            >
              {t('reset')}
            </Button>
            <Button
              loading={save.isPending}
              onClick={() => save.mutate({ version: draft.version, rules: [...draft.rules] })}
            >
              {common('save')}
            </Button>
          </span>
        </div>
      )}
      {trial && (
        <TrialPanel
          trial={trial}
          old={trial.rules !== draft.rules && JSON.stringify(trial.rules) !== JSON.stringify(draft.rules)}
          skills={skills}
          onStop={stop}
          onAgain={() => start(draft.rules)}
        />
      )}
      {opened && (
        <RuleDrawer
          key={opened.key}
          rule={opened}
          isNew={!draft.rules.some((one) => one.key === opened.key)}
          skills={skills}
          mailboxes={mailboxes}
          readOnly={readOnly}
          onKeep={draft.put}
          onRemove={draft.remove}
          onClose={() => setOpened(null)}
        />
      )}
      {history && (
        <VersionsDrawer
          inForce={saved.version}
          skills={skills}
          readOnly={readOnly}
          onTake={draft.take}
          onClose={() => setHistory(false)}
        />
      )}
      <LeaveGuard dirty={draft.dirty && opened === null} />
    </Page>
  );
};

/** Where administrators decide what becomes of a mail that begins an interaction, and try it before it is in force. */
export const RoutingRulesPage = () => {
  const t = useWords(routingRulesWords);
  const saved = useAsk(readRules, {});
  const skills = useAsk(skillNames, {});
  if (saved.data && skills.data)
    return <RulesEditor saved={saved.data} skills={new Map(skills.data.skills.map(({ id, name }) => [id, name]))} />;
  return (
    <Page title={t('title')} why={t('why')}>
      {saved.isError || skills.isError ? (
        <ErrorNote
          error={saved.error ?? skills.error}
          words={routingRulesWords}
          onRetry={() => void Promise.all([saved.refetch(), skills.refetch()])}
        />
      ) : (
        <Loading lines={8} />
      )}
    </Page>
  );
};
