import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ReasonedButton } from '#ground/ui/parts.tsx';
import { FormDrawer, formWords, useForm } from '#ground/ui/form/parts.tsx';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useLanguage, useWords } from '#ground/web/words.tsx';
import type { SecretName } from '#spine/mailboxes/contract.ts';
import { skillNames } from '#spine/routing/contract.ts';
import { listMailboxes, saveMailbox, testConnection } from '../contract.ts';
import { mailboxesWords } from '../words.ts';
import { IncomingPart } from './IncomingPart.tsx';
import { draftOf, inputOf, mailboxFormShape, type Listener, type Mailbox } from './mailbox-form.ts';
import { OutgoingPart } from './OutgoingPart.tsx';
import { RemoveButton } from './RemoveButton.tsx';
import { SendersPart } from './SendersPart.tsx';
import { SignaturePart } from './SignaturePart.tsx';
import { TestResult } from './TestResult.tsx';

/** Adds or changes a mailbox, and tries what is typed before it is saved. */
export const MailboxDrawer = (props: {
  mailbox: Mailbox | null;
  listener: Listener;
  readOnly: boolean;
  onClose: () => void;
}) => {
  const { mailbox } = props;
  const t = useWords(mailboxesWords);
  const words = useWords(formWords);
  const language = useLanguage();
  const skills = useAsk(skillNames, {}).data?.skills ?? [];
  const save = useTell(saveMailbox, { invalidates: [listMailboxes], onDone: props.onClose });
  const test = useTell(testConnection);
  const [tested, setTested] = useState('');
  const form = useForm({
    shape: mailboxFormShape,
    saved: draftOf(mailbox, language, skills.length === 1 ? skills[0]!.id : null),
    error: save.error,
    words: mailboxesWords,
    refusedFields: { 'address-taken': 'address', 'unknown-skill': 'skillId' },
    onValid: (value) => save.mutate(inputOf(value)),
  });
  const isSet = (secret: SecretName): boolean => mailbox?.secretsSet.includes(secret) ?? false;
  const typed = JSON.stringify(form.value);
  const runTest = (): void => {
    if (!form.check()) return;
    setTested(typed);
    test.mutate(inputOf(form.value));
  };
  return (
    <FormDrawer
      title={mailbox?.name ?? t('new')}
      size={560}
      dirty={form.dirty}
      busy={save.isPending}
      error={form.otherError}
      words={mailboxesWords}
      readOnly={props.readOnly}
      saveLabel={mailbox ? undefined : t('add')}
      onSubmit={form.onSubmit}
      onClose={props.onClose}
      foot={
        <>
          <ReasonedButton
            variant="default"
            reason={props.readOnly ? words('read-only') : null}
            loading={test.isPending}
            onClick={runTest}
          >
            {t('test')}
          </ReasonedButton>
          {mailbox && <RemoveButton mailbox={mailbox} readOnly={props.readOnly} onDone={props.onClose} />}
        </>
      }
      note={
        <TestResult running={test.isPending} error={test.error} steps={test.data?.steps} stale={tested !== typed} />
      }
    >
      <div className="fields-row">
        <TextInput label={t('address')} type="email" autoComplete="off" data-autofocus {...form.text('address')} />
        <TextInput
          label={t('name')}
          description={t('name.why')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          autoComplete="off"
          {...form.text('name')}
        />
      </div>
      <div className="fields-row">
        <Select
          label={t('skill')}
          description={t('skill.why')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          placeholder={t('skill.choose')}
          data={skills.map((skill) => ({ value: String(skill.id), label: skill.name }))}
          searchable={skills.length > 8}
          clearable
          {...form.choice('skillId')}
        />
        <Select
          label={t('language')}
          data={(['fr', 'en'] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
          allowDeselect={false}
          {...form.choice('language')}
        />
      </div>
      <IncomingPart form={form} isSet={isSet} listener={props.listener} />
      <OutgoingPart form={form} isSet={isSet} />
      <SendersPart form={form} />
      <SignaturePart form={form} readOnly={props.readOnly} />
    </FormDrawer>
  );
};
