import { useState } from 'react';
import { EmptyState, ErrorNote, Loading, ReasonedButton } from '#ground/ui/parts.tsx';
import { formWords } from '#ground/ui/form/parts.tsx';
import { IconCircleCheck, IconPlus } from '#ground/ui/icons.ts';
import { Page } from '#ground/ui/page/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { officeDispositions } from '../contract.ts';
import { outcomesWords } from '../words.ts';
import { DispositionDrawer } from './DispositionDrawer.tsx';
import { DispositionTable } from './DispositionTable.tsx';
import { SkillRulesPanel } from './SkillRulesPanel.tsx';

/** What interactions can come to, and what each skill asks before one is ended. */
export const DispositionsPage = () => {
  const t = useWords(outcomesWords);
  const form = useWords(formWords);
  const asked = useAsk(officeDispositions, {});
  const readOnly = useMe().data?.role !== 'administrator';
  const [openId, setOpenId] = useState<number | 'new' | null>(null);
  const { data } = asked;
  if (!data && !asked.isError) return <Loading lines={8} />;
  return (
    <Page
      title={t('office.title')}
      why={t('office.why')}
      acts={
        <ReasonedButton
          leftSection={<IconPlus size={15} />}
          reason={readOnly ? form('read-only') : null}
          onClick={() => setOpenId('new')}
        >
          {t('office.add')}
        </ReasonedButton>
      }
    >
      {!data && <ErrorNote error={asked.error} words={outcomesWords} onRetry={() => void asked.refetch()} />}
      {data?.dispositions.length === 0 && (
        <EmptyState icon={<IconCircleCheck />} title={t('office.none')}>
          {t('office.none.why')}
        </EmptyState>
      )}
      {data && data.dispositions.length > 0 && (
        <DispositionTable
          rows={data.dispositions}
          skills={data.skills}
          readOnly={readOnly}
          openId={openId}
          onOpen={setOpenId}
        />
      )}
      {data && data.skills.length > 0 && <SkillRulesPanel skills={data.skills} readOnly={readOnly} />}
      {data && openId !== null && (
        <DispositionDrawer
          key={openId}
          saved={data.dispositions.find((one) => one.id === openId) ?? null}
          skills={data.skills}
          readOnly={readOnly}
          onClose={() => setOpenId(null)}
        />
      )}
    </Page>
  );
};
