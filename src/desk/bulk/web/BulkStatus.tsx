import { Button, Modal, Select } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ReasonedButton } from '#ground/ui/parts.tsx';
import { IconInfoCircle } from '#ground/ui/icons.ts';
import { commonWords } from '#ground/web/common-words.ts';
import { useWords } from '#ground/web/words.tsx';
import { settableStatus, type SettableStatus } from '#spine/dispositions/contract.ts';
import { useOutcome } from '#spine/dispositions/web/parts.tsx';
import type { InteractionRow } from '#spine/interactions/contract.ts';
import { useStatusName } from '#spine/interactions/web/parts.tsx';
import { bulkWords } from '../words.ts';
import type { BulkActs } from './acts.ts';
import type { Job } from './use-run.ts';

const AS_IS = '';

/** R122, D16: the dispositions of one skill; nothing where it has none. One of its interactions tells which. */
const SkillDisposition = (props: {
  rows: readonly InteractionRow[];
  value: number | null;
  onChange: (id: number | null) => void;
}) => {
  const t = useWords(bulkWords);
  const first = props.rows[0]!;
  const { data } = useOutcome(first.id);
  if (!data || data.choices.length === 0) return null;
  return (
    <Select
      label={t('disposition', { skill: first.skillName ?? '', n: props.rows.length })}
      description={data.dispositionRequired ? t('disposition.required') : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      allowDeselect={false}
      data={[
        { value: AS_IS, label: t('disposition.as-is') },
        ...data.choices.map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
      value={props.value === null ? AS_IS : String(props.value)}
      onChange={(value) => props.onChange(value ? Number(value) : null)}
    />
  );
};

/** R115, R116: one status for all, with a disposition of its skill for each where it is wanted. */
export const BulkStatus = (props: {
  rows: readonly InteractionRow[];
  acts: Pick<BulkActs, 'status'>;
  onStart: (job: Omit<Job, 'rows'>) => void;
  onClose: () => void;
}) => {
  const t = useWords(bulkWords);
  const common = useWords(commonWords);
  const nameOf = useStatusName();
  const { rows } = props;
  const { whyNot, act, refusal } = props.acts.status;
  const [status, setStatus] = useState<SettableStatus | null>(null);
  const [chosen, setChosen] = useState<Readonly<Record<number, number | null>>>({});
  const settable = rows.filter((row) => whyNot(row) === null);
  const bySkill = [...Map.groupBy(settable, (row) => row.skillId ?? 0)];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    if (status === null) return;
    props.onStart({
      name: `${t('status')} : ${nameOf(status)}`,
      act: (row) => act(row, status, chosen[row.skillId ?? 0] ?? null),
      refusal,
      said: (n) => t('status.done', { n }),
    });
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={440}
      title={t('status.title', { n: rows.length })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form className="bulk-status" onSubmit={submit} noValidate>
        {settable.length < rows.length && (
          <p className="bulk-why" role="note">
            <IconInfoCircle size={15} />
            {t('status.some', { n: settable.length, of: rows.length })}
          </p>
        )}
        <Select
          label={t('status.label')}
          placeholder={t('status.choose')}
          description={status === 'closed' ? t('status.closed') : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          allowDeselect={false}
          data={settableStatus.options.map((each) => ({ value: each, label: nameOf(each) }))}
          value={status}
          onChange={(value) => setStatus(value as SettableStatus | null)}
          data-autofocus
        />
        {bySkill.map(([skillId, ofSkill]) => (
          <SkillDisposition
            key={skillId}
            rows={ofSkill}
            value={chosen[skillId] ?? null}
            onChange={(id) => setChosen({ ...chosen, [skillId]: id })}
          />
        ))}
        <div className="bulk-foot">
          <Button variant="default" onClick={props.onClose}>
            {common('cancel')}
          </Button>
          <ReasonedButton
            type="submit"
            color={status === 'closed' ? 'red' : undefined}
            reason={status === null ? t('status.choose.first') : null}
          >
            {status === 'closed' ? t('status.close', { n: rows.length }) : t('status.save')}
          </ReasonedButton>
        </div>
      </form>
    </Modal>
  );
};
