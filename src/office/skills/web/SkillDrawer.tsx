import { NumberInput, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { ConfirmDialog, ReasonedButton } from '#ground/ui/parts.tsx';
import { FormDrawer, formWords, useForm } from '#ground/ui/form/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { skillNames } from '#spine/routing/contract.ts';
import { archiveSkill, listSkills, saveSkill, type skillShape } from '../contract.ts';
import { skillsWords } from '../words.ts';

export type Skill = z.output<typeof skillShape>;

/** D13: an offer lasts a minute unless somebody says otherwise. */
const USUAL_OFFER_SECONDS = 60;
const USUAL_PRIORITY = 5;

/** Adds or changes a skill; one that nothing leads to any more can be retired. */
export const SkillDrawer = (props: { skill: Skill | null; readOnly: boolean; onClose: () => void }) => {
  const { skill } = props;
  const t = useWords(skillsWords);
  const common = useWords(formWords);
  const [asks, setAsks] = useState(false);
  const done = { invalidates: [listSkills, skillNames], onDone: props.onClose };
  const save = useTell(saveSkill, done);
  const archive = useTell(archiveSkill, done);
  const form = useForm({
    shape: saveSkill.input,
    saved: {
      id: skill?.id ?? null,
      name: skill?.name ?? '',
      priority: skill?.priority ?? USUAL_PRIORITY,
      offers: skill?.offers ?? false,
      offerSeconds: skill?.offerSeconds ?? USUAL_OFFER_SECONDS,
      outbound: skill?.outbound ?? true,
    },
    error: save.error,
    words: skillsWords,
    refusedFields: { 'name-taken': 'name' },
    onValid: (value) => save.mutate(value),
  });
  return (
    <FormDrawer
      title={skill?.name ?? t('new')}
      size={440}
      dirty={form.dirty}
      busy={save.isPending}
      error={form.otherError}
      words={skillsWords}
      readOnly={props.readOnly}
      saveLabel={skill ? undefined : t('add')}
      onSubmit={form.onSubmit}
      onClose={props.onClose}
      foot={
        skill && (
          <ReasonedButton
            variant="subtle"
            color="red"
            reason={props.readOnly ? common('read-only') : null}
            onClick={() => setAsks(true)}
          >
            {t('archive')}
          </ReasonedButton>
        )
      }
    >
      <TextInput label={t('name')} autoComplete="off" data-autofocus {...form.text('name')} />
      <NumberInput
        label={t('priority')}
        description={t('priority.why')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        min={1}
        max={10}
        w="100%"
        {...form.number('priority')}
      />
      <div className="fields-part">
        <Switch label={t('offers')} description={t('offers.why')} {...form.flag('offers')} />
        {form.value.offers && (
          <NumberInput
            label={t('seconds')}
            description={t('seconds.why')}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            min={5}
            max={3600}
            step={5}
            {...form.number('offerSeconds')}
          />
        )}
      </div>
      <div className="fields-part">
        <Switch label={t('outbound')} description={t('outbound.why')} {...form.flag('outbound')} />
      </div>
      {skill && (
        <ConfirmDialog
          opened={asks}
          title={t('archive.title', { name: skill.name })}
          confirmLabel={t('archive')}
          danger
          busy={archive.isPending}
          error={archive.error}
          words={skillsWords}
          onConfirm={() => archive.mutate({ id: skill.id })}
          onClose={() => {
            archive.reset();
            setAsks(false);
          }}
        >
          {t('archive.why')}
        </ConfirmDialog>
      )}
    </FormDrawer>
  );
};
