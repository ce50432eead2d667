import { MultiSelect, Switch, TextInput } from '@mantine/core';
import { FormDrawer, useForm } from '#ground/ui/form/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { officeDispositions, saveDisposition } from '../contract.ts';
import { outcomesWords } from '../words.ts';
import type { DispositionOfOffice } from './DispositionTable.tsx';

/** Adds or changes a disposition, and says which skills offer it. */
export const DispositionDrawer = (props: {
  saved: DispositionOfOffice | null;
  skills: readonly { skillId: number; name: string }[];
  readOnly: boolean;
  onClose: () => void;
}) => {
  const { saved } = props;
  const t = useWords(outcomesWords);
  const save = useTell(saveDisposition, { invalidates: [officeDispositions], onDone: props.onClose });
  const form = useForm({
    shape: saveDisposition.input,
    saved: {
      id: saved?.id ?? null,
      name: saved?.name ?? '',
      archived: saved?.archived ?? false,
      skillIds: saved?.skillIds ?? [],
    },
    error: save.error,
    words: outcomesWords,
    refusedFields: { 'name-taken': 'name' },
    onValid: (value) => save.mutate(value),
  });
  return (
    <FormDrawer
      title={saved?.name ?? t('office.new')}
      size={440}
      dirty={form.dirty}
      busy={save.isPending}
      error={form.otherError}
      words={outcomesWords}
      readOnly={props.readOnly}
      onSubmit={form.onSubmit}
      onClose={props.onClose}
    >
      <TextInput label={t('name')} autoComplete="off" maxLength={80} data-autofocus {...form.text('name')} />
      <MultiSelect
        label={t('skills')}
        searchable
        data={props.skills.map(({ skillId, name }) => ({ value: String(skillId), label: name }))}
        value={form.value.skillIds.map(String)}
        onChange={(chosen) => form.set('skillIds', chosen.map(Number))}
      />
      {saved && (
        <div className="fields-part">
          <Switch label={t('retired.label')} description={t('retired.why')} {...form.flag('archived')} />
        </div>
      )}
    </FormDrawer>
  );
};
