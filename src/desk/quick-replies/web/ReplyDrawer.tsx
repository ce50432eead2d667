import { Button, MultiSelect, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { ErrorNote, Loading, notifyDone } from '#ground/ui/parts.tsx';
import { FormDrawer, useForm } from '#ground/ui/form/parts.tsx';
import { IconCopy } from '#ground/ui/icons.ts';
import { SideDrawer } from '#ground/ui/page/parts.tsx';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { skillNames } from '#spine/routing/contract.ts';
import {
  LANGUAGES,
  listQuickReplies,
  officeReplies,
  openForWriting,
  saveReply,
  type ReplyContent,
} from '../contract.ts';
import { quickWords } from '../words.ts';
import { FieldsEditor } from './FieldsEditor.tsx';
import { ReplyTextField } from './ReplyTextField.tsx';
import { ReplyVersions } from './ReplyVersions.tsx';

export type ReplyDraft = z.input<typeof saveReply.input>;
const SIZE = 760;

type ReplyDrawerProps = {
  /** What is being changed; with a null `id`, a new one. */
  saved: ReplyDraft;
  onDuplicate: (copy: ReplyDraft) => void;
  onClose: () => void;
};

/** Writes a quick reply: its text, for whom, what it asks, and what it was before. */
export const ReplyDrawer = ({ saved: given, onDuplicate, onClose }: ReplyDrawerProps) => {
  const t = useWords(quickWords);
  // Whatever the live stream says meanwhile, the writer writes over what they saw.
  const [saved] = useState(given);
  const [mount, setMount] = useState(0);
  const skills = useAsk(skillNames, {});
  const save = useTell(saveReply, {
    invalidates: [officeReplies, listQuickReplies],
    onDone: () => {
      notifyDone(t('saved'));
      onClose();
    },
  });
  const form = useForm({
    shape: saveReply.input,
    saved,
    error: save.error,
    words: quickWords,
    onValid: (value) => save.mutate(value),
  });
  const { value } = form;
  const take = (content: ReplyContent): void => {
    for (const [name, kept] of Object.entries(content)) form.set(name, kept);
    setMount(mount + 1);
  };
  const textError = form.errorOf('html');
  return (
    <FormDrawer
      title={saved.id === null ? t('office.new') : saved.name}
      size={SIZE}
      dirty={form.dirty}
      busy={save.isPending}
      error={form.otherError}
      words={quickWords}
      readOnly={false}
      onSubmit={form.onSubmit}
      onClose={onClose}
      foot={
        saved.id !== null && (
          <Button
            variant="subtle"
            leftSection={<IconCopy size={15} />}
            disabled={form.dirty}
            onClick={() =>
              onDuplicate({
                ...saved,
                id: null,
                version: 0,
                archived: false,
                name: t('office.copy-of', { name: saved.name }).slice(0, 120),
              })
            }
          >
            {t('duplicate')}
          </Button>
        )
      }
    >
      <TextInput label={t('name')} autoComplete="off" maxLength={120} data-autofocus {...form.text('name')} />
      <div className="quick-pair">
        <Select
          label={t('language')}
          allowDeselect={false}
          data={LANGUAGES.map((language) => ({ value: language, label: t(`language.${language}`) }))}
          {...form.choice('language')}
        />
        <MultiSelect
          label={t('skills')}
          searchable
          data={(skills.data?.skills ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
          value={value.skillIds.map(String)}
          onChange={(chosen) => form.set('skillIds', chosen.map(Number))}
        />
      </div>
      <div className="quick-written" data-field="html" tabIndex={-1}>
        <span className="quick-label">{t('text')}</span>
        <ReplyTextField
          key={mount}
          html={value.html}
          language={value.language}
          fields={value.fields as ReplyContent['fields']}
          onChange={(html) => form.set('html', html)}
        />
        {textError && (
          <p className="quick-wrong" role="alert">
            {textError}
          </p>
        )}
      </div>
      <FieldsEditor form={form} disabled={save.isPending} />
      {saved.id !== null && (
        <>
          <div className="fields-part">
            <Switch label={t('archived')} description={t('archived.why')} {...form.flag('archived')} />
          </div>
          <section className="fields-part" aria-label={t('versions')}>
            <h3>{t('versions')}</h3>
            <ReplyVersions id={saved.id} onTake={take} />
          </section>
        </>
      )}
    </FormDrawer>
  );
};

/** Reads one as it is now, then opens it. */
export const OpenedReply = ({ id, ...drawer }: { id: number } & Omit<ReplyDrawerProps, 'saved'>) => {
  const t = useWords(quickWords);
  const asked = useAsk(openForWriting, { id }, { fresh: true });
  if (asked.data) return <ReplyDrawer {...drawer} saved={asked.data} />;
  return (
    <SideDrawer title={t('title')} size={SIZE} onClose={drawer.onClose}>
      {asked.isError ? (
        <ErrorNote error={asked.error} words={quickWords} onRetry={() => void asked.refetch()} />
      ) : (
        <Loading lines={8} />
      )}
    </SideDrawer>
  );
};
