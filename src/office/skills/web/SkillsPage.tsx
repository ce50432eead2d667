import { useState } from 'react';
import { EmptyState, ErrorNote, Loading, Pill, ReasonedButton } from '#ground/ui/parts.tsx';
import { formWords } from '#ground/ui/form/parts.tsx';
import { IconAlertTriangle, IconBolt, IconPlus } from '#ground/ui/icons.ts';
import { Page, RowButton, Sheet, SheetRow } from '#ground/ui/page/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { listSkills } from '../contract.ts';
import { skillsWords } from '../words.ts';
import { SkillDrawer, type Skill } from './SkillDrawer.tsx';
import { LimitsPanel } from './LimitsPanel.tsx';
import { WeightsPanel } from './WeightsPanel.tsx';

const SkillTable = (props: { skills: readonly Skill[]; openId: number | null; onOpen: (skill: Skill) => void }) => {
  const t = useWords(skillsWords);
  return (
    <Sheet
      label={t('list')}
      head={[
        { word: t('column.name') },
        { word: t('column.priority'), end: true },
        { word: t('column.giving') },
        { word: t('column.agents'), end: true },
        { word: t('column.waiting'), end: true },
      ]}
    >
      {props.skills.map((skill) => (
        <SheetRow key={skill.id} current={skill.id === props.openId} onOpen={() => props.onOpen(skill)}>
          <td>
            <RowButton onOpen={() => props.onOpen(skill)}>
              <b>{skill.name}</b>
            </RowButton>
          </td>
          <td data-end>{skill.priority}</td>
          <td>
            {skill.offers ? (
              <Pill tone="accent">{t('giving.offer', { n: skill.offerSeconds })}</Pill>
            ) : (
              <Pill>{t('giving.direct')}</Pill>
            )}
          </td>
          <td data-end>
            {skill.agents > 0 ? (
              skill.agents
            ) : (
              <Pill tone="warn">
                <IconAlertTriangle size={13} />
                {t('agents.none')}
              </Pill>
            )}
          </td>
          <td data-end>{skill.waiting > 0 ? <b>{skill.waiting}</b> : <span className="quiet">0</span>}</td>
        </SheetRow>
      ))}
    </Sheet>
  );
};

/** The queues of the house and what fills an inbox. */
export const SkillsPage = () => {
  const t = useWords(skillsWords);
  const form = useWords(formWords);
  const skills = useAsk(listSkills, {});
  const readOnly = useMe().data?.role !== 'administrator';
  const [openId, setOpenId] = useState<number | 'new' | null>(null);
  if (skills.isError && !skills.data) {
    return (
      <Page title={t('title')} why={t('why')}>
        <ErrorNote error={skills.error} onRetry={() => void skills.refetch()} />
      </Page>
    );
  }
  if (!skills.data) return <Loading lines={8} />;
  const rows = skills.data.skills;
  const add = (
    <ReasonedButton
      leftSection={<IconPlus size={15} />}
      reason={readOnly ? form('read-only') : null}
      onClick={() => setOpenId('new')}
    >
      {t('add')}
    </ReasonedButton>
  );
  return (
    <Page title={t('title')} why={t('why')} acts={add}>
      {rows.length === 0 ? (
        <EmptyState icon={<IconBolt />} title={t('none')}>
          {t('none.why')}
        </EmptyState>
      ) : (
        <SkillTable skills={rows} openId={openId === 'new' ? null : openId} onOpen={(skill) => setOpenId(skill.id)} />
      )}
      <WeightsPanel readOnly={readOnly} />
      <LimitsPanel readOnly={readOnly} />
      {openId !== null && (
        <SkillDrawer
          key={openId}
          skill={rows.find((skill) => skill.id === openId) ?? null}
          readOnly={readOnly}
          onClose={() => setOpenId(null)}
        />
      )}
    </Page>
  );
};
