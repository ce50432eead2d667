import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog, ReasonedButton } from '#ground/ui/parts.tsx';
import { FormDrawer, formWords, useForm } from '#ground/ui/form/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { DEFAULT_INBOX_LIMIT, listStaff, removeTeam, saveTeam, teamInputShape } from '../contract.ts';
import { staffWords } from '../words.ts';
import type { Team } from './staff-data.ts';

/** Adds or changes a team; an empty one can be deleted. */
export const TeamDrawer = (props: { team: Team | null; people: number; readOnly: boolean; onClose: () => void }) => {
  const { team } = props;
  const t = useWords(staffWords);
  const common = useWords(formWords);
  const [asks, setAsks] = useState(false);
  const save = useTell(saveTeam, { invalidates: [listStaff], onDone: props.onClose });
  const remove = useTell(removeTeam, { invalidates: [listStaff], onDone: props.onClose });
  const form = useForm({
    shape: teamInputShape,
    saved: { id: team?.id ?? null, name: team?.name ?? '', inboxLimit: team?.inboxLimit ?? DEFAULT_INBOX_LIMIT },
    error: save.error,
    words: staffWords,
    refusedFields: { 'name-taken': 'name' },
    onValid: (value) => save.mutate(value),
  });
  const whyNot = props.readOnly ? common('read-only') : props.people > 0 ? t('refused.team-has-people') : null;
  return (
    <FormDrawer
      title={team?.name ?? t('team.new')}
      size={420}
      dirty={form.dirty}
      busy={save.isPending}
      error={form.otherError}
      words={staffWords}
      readOnly={props.readOnly}
      saveLabel={team ? undefined : t('team.add')}
      onSubmit={form.onSubmit}
      onClose={props.onClose}
      foot={
        team && (
          <ReasonedButton variant="subtle" color="red" reason={whyNot} onClick={() => setAsks(true)}>
            {t('team.remove')}
          </ReasonedButton>
        )
      }
    >
      <TextInput label={t('team.name')} autoComplete="off" data-autofocus {...form.text('name')} />
      <NumberInput
        label={t('team.limit')}
        description={t('team.limit.why')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        min={1}
        max={1000}
        {...form.number('inboxLimit')}
      />
      {team && (
        <ConfirmDialog
          opened={asks}
          title={t('team.remove.title', { name: team.name })}
          confirmLabel={t('team.remove')}
          danger
          busy={remove.isPending}
          error={remove.error}
          words={staffWords}
          onConfirm={() => remove.mutate({ id: team.id })}
          onClose={() => {
            remove.reset();
            setAsks(false);
          }}
        >
          {t('team.remove.why')}
        </ConfirmDialog>
      )}
    </FormDrawer>
  );
};
