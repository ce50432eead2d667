import './crm.css';
import { IconLock } from '#ground/ui/icons.ts';
import { Page } from '#ground/ui/page/parts.tsx';
import { EmptyState, ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { readCrm } from '../contract.ts';
import { crmWords } from '../words.ts';
import { ConnectionPart } from './ConnectionPart.tsx';
import { LogPart } from './LogPart.tsx';
import { SettingsPart } from './SettingsPart.tsx';

/** HubSpot: how it is reached, what is exchanged, and what came of it (R119, D18). */
export const CrmPage = () => {
  const t = useWords(crmWords);
  const mayRead = useMe().data?.role === 'administrator';
  const asked = useAsk(readCrm, {}, { enabled: mayRead });
  if (!mayRead)
    return (
      <EmptyState icon={<IconLock />} title={t('admins-only')}>
        {t('admins-only.why')}
      </EmptyState>
    );
  return (
    <Page title={t('title')} why={t('why')}>
      {asked.isError && !asked.data && (
        <ErrorNote error={asked.error} words={crmWords} onRetry={() => void asked.refetch()} />
      )}
      {asked.isPending && <Loading lines={8} />}
      {asked.data && (
        <div className="crm">
          <ConnectionPart saved={asked.data} />
          {asked.data.hasToken && <SettingsPart saved={asked.data} refetch={() => asked.refetch()} />}
          {(asked.data.hasToken || asked.data.counts.interactions > 0) && <LogPart saved={asked.data} />}
        </div>
      )}
    </Page>
  );
};
