import './tags-field.css';
import { Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { ConfirmDialog, notifyDone, ReasonedButton } from '#ground/ui/parts.tsx';
import { FormDrawer, useForm } from '#ground/ui/form/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { listTags, MOST_TAG_NAME, TAG_COLORS } from '#spine/tags/contract.ts';
import { TagChip } from '#spine/tags/web/parts.tsx';
import { tagWords } from '#spine/tags/words.ts';
import { mergeTags, officeTags, saveTag } from '../tags/contract.ts';
import { deskTagWords } from '../tags/words.ts';

export type OfficeTag = z.output<typeof officeTags.output>['tags'][number];

const TOUCHED = [officeTags, listTags, 'thread.open', 'inbox.list', 'inbox.browse'];

const Merging = (props: { tag: OfficeTag; others: readonly OfficeTag[]; onDone: () => void; onClose: () => void }) => {
  const { tag, others } = props;
  const t = useWords(deskTagWords);
  const [into, setInto] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const merge = useTell(mergeTags, {
    invalidates: TOUCHED,
    onDone: () => {
      notifyDone(t('merged'));
      props.onDone();
    },
  });
  const living = others.filter((one) => one.id !== tag.id && !one.archived);
  return (
    <ConfirmDialog
      opened
      title={t('merge.title', { name: tag.name })}
      confirmLabel={t('merge.act')}
      danger
      busy={merge.isPending}
      error={merge.error}
      words={deskTagWords}
      onConfirm={() => {
        setTried(true);
        if (into !== null) merge.mutate({ fromId: tag.id, intoId: Number(into) });
      }}
      onClose={props.onClose}
    >
      <p>{t('merge.why', { n: tag.uses })}</p>
      <Select
        mt={10}
        label={t('merge.into')}
        searchable
        data={living.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={into}
        onChange={setInto}
        error={tried && into === null ? t('merge.choose') : null}
      />
    </ConfirmDialog>
  );
};

/** Adds a tag, or renames, recolours, archives or merges one. */
export const TagDrawer = (props: { tag: OfficeTag; others: readonly OfficeTag[]; onClose: () => void }) => {
  const { tag, others, onClose } = props;
  const t = useWords(deskTagWords);
  const colors = useWords(tagWords);
  const [merges, setMerges] = useState(false);
  const isNew = tag.id === 0;
  const save = useTell(saveTag, {
    invalidates: TOUCHED,
    onDone: () => {
      notifyDone(t('saved'));
      onClose();
    },
  });
  const form = useForm({
    shape: saveTag.input,
    saved: { id: isNew ? null : tag.id, name: tag.name, color: tag.color, archived: tag.archived },
    error: save.error,
    words: deskTagWords,
    refusedFields: { 'name-taken': 'name' },
    onValid: (value) => save.mutate(value),
  });
  const { value } = form;
  return (
    <FormDrawer
      title={isNew ? t('office.new') : tag.name}
      size={440}
      dirty={form.dirty}
      busy={save.isPending}
      error={form.otherError}
      words={deskTagWords}
      readOnly={false}
      onSubmit={form.onSubmit}
      onClose={onClose}
      foot={
        !isNew && (
          <ReasonedButton variant="subtle" reason={null} onClick={() => setMerges(true)}>
            {t('merge')}
          </ReasonedButton>
        )
      }
    >
      <TextInput label={t('name')} autoComplete="off" maxLength={MOST_TAG_NAME} data-autofocus {...form.text('name')} />
      <fieldset className="tag-colors">
        <legend>{t('color')}</legend>
        {TAG_COLORS.map((color) => (
          <label key={color} data-chosen={value.color === color || undefined}>
            <input
              type="radio"
              name="color"
              value={color}
              checked={value.color === color}
              onChange={() => form.set('color', color)}
            />
            <TagChip name={colors(`color.${color}`)} color={color} />
          </label>
        ))}
      </fieldset>
      {!isNew && (
        <div className="fields-part">
          <Switch label={t('archived')} description={t('archived.why')} {...form.flag('archived')} />
        </div>
      )}
      {merges && <Merging tag={tag} others={others} onDone={onClose} onClose={() => setMerges(false)} />}
    </FormDrawer>
  );
};
