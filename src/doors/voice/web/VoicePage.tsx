import './voice.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { IconLock, IconPhone, IconPlus } from '#ground/ui/icons.ts';
import { Page, Panel } from '#ground/ui/page/parts.tsx';
import { EmptyState, ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { readVoice } from '../contract.ts';
import { voiceWords } from '../words.ts';
import { ConnectionPanel } from './office/ConnectionPanel.tsx';
import { LineRow } from './office/LineRow.tsx';
import { PlayDrawer } from './office/PlayDrawer.tsx';
import { SipDrawer } from './office/SipDrawer.tsx';
import { TwilioDrawer } from './office/TwilioDrawer.tsx';

const DRAWERS = { sip: SipDrawer, twilio: TwilioDrawer, play: PlayDrawer };

/** Through what calls come and go, and whose line is whose. */
export const VoicePage = () => {
  const t = useWords(voiceWords);
  const mayRead = useMe().data?.role === 'administrator';
  const asked = useAsk(readVoice, {}, { enabled: mayRead });
  const [changes, setChanges] = useState<number | 'sip' | 'twilio' | 'play' | null>(null);
  if (!mayRead) return <EmptyState icon={<IconLock />} title={t('admins-only')} />;
  const setup = asked.data;
  const changed = setup?.connections.find((one) => one.id === changes);
  const provider = changed?.provider ?? (typeof changes === 'string' ? changes : 'sip');
  const Drawer = DRAWERS[provider];
  return (
    <Page
      title={t('title')}
      why={t('why')}
      acts={
        <>
          <Button variant="default" leftSection={<IconPlus size={15} />} onClick={() => setChanges('play')}>
            {t('add.play')}
          </Button>
          <Button variant="default" leftSection={<IconPlus size={15} />} onClick={() => setChanges('twilio')}>
            {t('add.twilio')}
          </Button>
          <Button leftSection={<IconPlus size={15} />} onClick={() => setChanges('sip')}>
            {t('add')}
          </Button>
        </>
      }
    >
      {asked.isError && !setup && (
        <ErrorNote error={asked.error} words={voiceWords} onRetry={() => void asked.refetch()} />
      )}
      {asked.isPending && <Loading lines={5} />}
      {setup && setup.connections.length === 0 && (
        <EmptyState icon={<IconPhone />} title={t('none')}>
          {t('none.why')}
        </EmptyState>
      )}
      {setup?.connections.map((one) => (
        <ConnectionPanel key={one.id} connection={one} onChange={() => setChanges(one.id)} />
      ))}
      {setup && setup.connections.length > 0 && (
        <Panel title={t('lines')}>
          <table className="voice-lines">
            <tbody>
              {setup.agents.map((agent) => (
                <LineRow key={agent.id} agent={agent} setup={setup} />
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      {changes !== null && <Drawer key={changes} connection={changed ?? null} onClose={() => setChanges(null)} />}
    </Page>
  );
};
