import { Switch } from '@mantine/core';
import type { z } from 'zod';
import { notifyRefused } from '#ground/ui/parts.tsx';
import { formWords } from '#ground/ui/form/parts.tsx';
import { Panel } from '#ground/ui/page/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { officeDispositions, saveSkillRule } from '../contract.ts';
import { outcomesWords } from '../words.ts';

type SkillRule = z.output<typeof officeDispositions.output>['skills'][number];

const SkillLine = ({ skill, readOnly }: { skill: SkillRule; readOnly: boolean }) => {
  const t = useWords(outcomesWords);
  const form = useWords(formWords);
  const refusal = useRefusal(outcomesWords);
  const save = useTell(saveSkillRule, { invalidates: [officeDispositions] });
  const { skillId, name, offers } = skill;
  // Shown as it was clicked at once, and as it was when it is refused.
  const shown = save.isPending ? save.variables : skill;
  const set = (change: Partial<SkillRule>): void =>
    save.mutate(
      { skillId, dispositionRequired: shown.dispositionRequired, statusRequired: shown.statusRequired, ...change },
      { onError: (error) => notifyRefused(refusal(error)) },
    );
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Switch
          aria-label={t('rules.disposition.of', { name })}
          description={shown.dispositionRequired && offers === 0 ? t('rules.disposition.none') : undefined}
          disabled={readOnly}
          title={readOnly ? form('read-only') : undefined}
          checked={shown.dispositionRequired}
          onChange={(event) => set({ dispositionRequired: event.currentTarget.checked })}
        />
      </td>
      <td>
        <Switch
          aria-label={t('rules.status.of', { name })}
          description={shown.statusRequired ? undefined : t('rules.status.off')}
          disabled={readOnly}
          title={readOnly ? form('read-only') : undefined}
          checked={shown.statusRequired}
          onChange={(event) => set({ statusRequired: event.currentTarget.checked })}
        />
      </td>
    </tr>
  );
};

/** R118, D16: what each skill asks before an interaction is ended. Each switch is kept as it is thrown. */
export const SkillRulesPanel = ({ skills, readOnly }: { skills: readonly SkillRule[]; readOnly: boolean }) => {
  const t = useWords(outcomesWords);
  return (
    <Panel title={t('rules.title')} why={t('rules.why')}>
      <table className="skill-rules">
        <thead>
          <tr>
            <th scope="col">{t('rules.skill')}</th>
            <th scope="col">{t('rules.disposition')}</th>
            <th scope="col">{t('rules.status')}</th>
          </tr>
        </thead>
        <tbody>
          {skills.map((skill) => (
            <SkillLine key={skill.skillId} skill={skill} readOnly={readOnly} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
};
