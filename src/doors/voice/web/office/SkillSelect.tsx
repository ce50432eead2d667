import { Select } from '@mantine/core';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { skillNames } from '#spine/routing/contract.ts';
import { voiceWords } from '../../words.ts';

/** For which skill its calls wait; null: for none. */
export const SkillSelect = (props: { value: number | null; onChange: (id: number | null) => void }) => {
  const t = useWords(voiceWords);
  const skills = useAsk(skillNames, {});
  return (
    <Select
      label={t('skill')}
      placeholder={t('skill.none')}
      clearable
      data={(skills.data?.skills ?? []).map((one) => ({ value: String(one.id), label: one.name }))}
      value={props.value === null ? null : String(props.value)}
      onChange={(one) => props.onChange(one === null ? null : Number(one))}
    />
  );
};
