import './contact-fields.css';
import { Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog, ReasonedButton } from '#ground/ui/parts.tsx';
import { FormDrawer, useForm } from '#ground/ui/form/parts.tsx';
import { announce } from '#ground/web/announce.tsx';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { FIELD_TYPES } from '#spine/contacts/contract.ts';
import { listFields, removeField, saveField } from '../contract.ts';
import { choicesOf, whyNotRemove } from '../rules.ts';
import { contactFieldsWords } from '../words.ts';
import type { OfficeField } from './ContactFieldsPage.tsx';

const FRESH: OfficeField = {
  id: 0,
  name: '',
  type: 'text',
  choices: [],
  shown: true,
  required: false,
  archived: false,
  uses: 0,
};

const RemoveButton = ({ field, onDone }: { field: OfficeField; onDone: () => void }) => {
  const t = useWords(contactFieldsWords);
  const [sure, setSure] = useState(false);
  const reason = whyNotRemove(field);
  const remove = useTell(removeField, {
    invalidates: [listFields],
    onDone: () => {
      announce(t('removed'));
      onDone();
    },
  });
  return (
    <>
      <ReasonedButton
        variant="subtle"
        color="red"
        reason={reason && t(`refused.${reason}`)}
        onClick={() => setSure(true)}
      >
        {t('remove')}
      </ReasonedButton>
      <ConfirmDialog
        opened={sure}
        title={t('remove.sure', { name: field.name })}
        confirmLabel={t('remove')}
        danger
        busy={remove.isPending}
        error={remove.error}
        words={contactFieldsWords}
        onConfirm={() => remove.mutate({ fieldId: field.id })}
        onClose={() => setSure(false)}
      >
        {t('remove.why')}
      </ConfirmDialog>
    </>
  );
};

/** Adds a field, or changes, archives or removes one. */
export const FieldDrawer = (props: { saved: OfficeField | null; readOnly: boolean; onClose: () => void }) => {
  const { saved, readOnly, onClose } = props;
  const t = useWords(contactFieldsWords);
  const save = useTell(saveField, {
    invalidates: [listFields],
    onDone: () => {
      announce(t('saved'));
      onClose();
    },
  });
  const { uses: _uses, ...kept } = saved ?? FRESH;
  const form = useForm({
    shape: saveField.input,
    saved: { ...kept, id: saved?.id ?? null },
    error: save.error,
    words: contactFieldsWords,
    refusedFields: { 'name-taken': 'name' },
    onValid: (value) => save.mutate(value),
  });
  // As it is typed: a choice being written may end in a space.
  const [typed, setTyped] = useState(kept.choices.join('\n'));
  const { value } = form;
  return (
    <FormDrawer
      title={saved ? saved.name : t('new')}
      size={440}
      dirty={form.dirty}
      busy={save.isPending}
      error={form.otherError}
      words={contactFieldsWords}
      readOnly={readOnly}
      onSubmit={form.onSubmit}
      onClose={onClose}
      foot={saved && !readOnly && <RemoveButton field={saved} onDone={onClose} />}
    >
      <TextInput label={t('name')} autoComplete="off" maxLength={80} data-autofocus {...form.text('name')} />
      <Select
        label={t('type')}
        description={saved ? t('type.fixed') : undefined}
        disabled={saved !== null}
        allowDeselect={false}
        data={FIELD_TYPES.map((type) => ({ value: type, label: t(`type.${type}`) }))}
        {...form.choice('type')}
      />
      {value.type === 'choice' && (
        <Textarea
          label={t('choices')}
          description={saved ? t('choices.why') : undefined}
          autosize
          minRows={3}
          maxRows={12}
          name="choices"
          data-field="choices"
          value={typed}
          error={form.errorOf('choices') && t('choices.none')}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            form.set('choices', choicesOf(event.currentTarget.value));
          }}
        />
      )}
      <div className="fields-part">
        <Switch label={t('shown')} description={t('shown.why')} {...form.flag('shown')} />
      </div>
      <div className="fields-part">
        <Switch label={t('required')} description={t('required.why')} {...form.flag('required')} />
      </div>
      {saved && (
        <div className="fields-part">
          <Switch label={t('archived')} description={t('archived.why')} {...form.flag('archived')} />
        </div>
      )}
    </FormDrawer>
  );
};
