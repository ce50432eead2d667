import './staff.css';
import { ActionIcon, NumberInput, Select } from '@mantine/core';
import { IconPlus, IconX } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { staffWords } from '../words.ts';

type Level = { skillId: number; level: number };

/** Halfway: neither first nor last, until somebody says better. */
const FIRST_LEVEL = 10;

/** The skills of a person with how well each is mastered; one more is chosen by name. */
export const SkillLevels = (props: {
  skills: readonly { id: number; name: string }[];
  value: readonly Level[];
  errorOf: (index: number) => string | null;
  onChange: (value: Level[]) => void;
}) => {
  const t = useWords(staffWords);
  const nameOf = (id: number): string => props.skills.find((skill) => skill.id === id)?.name ?? `#${id}`;
  const left = props.skills.filter((skill) => !props.value.some((each) => each.skillId === skill.id));
  if (props.skills.length === 0) return <p className="fields-why">{t('skills.house-none')}</p>;
  return (
    <div className="skill-levels">
      {props.value.map(({ skillId, level }, index) => (
        <div key={skillId} className="skill-level">
          <span>{nameOf(skillId)}</span>
          <NumberInput
            aria-label={t('skills.level', { name: nameOf(skillId) })}
            data-field={`skills.${index}.level`}
            value={level}
            min={1}
            max={20}
            allowDecimal={false}
            w={84}
            error={props.errorOf(index)}
            onChange={(next) =>
              props.onChange(
                props.value.map((each) => (each.skillId === skillId ? { skillId, level: next as number } : each)),
              )
            }
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('skills.remove', { name: nameOf(skillId) })}
            onClick={() => props.onChange(props.value.filter((each) => each.skillId !== skillId))}
          >
            <IconX size={15} />
          </ActionIcon>
        </div>
      ))}
      <Select
        aria-label={t('skills.add')}
        placeholder={left.length > 0 ? t('skills.add') : t('skills.all')}
        disabled={left.length === 0}
        leftSection={<IconPlus size={15} />}
        data={left.map((skill) => ({ value: String(skill.id), label: skill.name }))}
        nothingFoundMessage={t('skills.no-such')}
        searchable
        value={null}
        onChange={(id) => id && props.onChange([...props.value, { skillId: Number(id), level: FIRST_LEVEL }])}
      />
    </div>
  );
};
