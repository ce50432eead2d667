import { Button } from '@mantine/core';
import { useState } from 'react';
import { Panel } from '#ground/ui/page/parts.tsx';
import { ErrorNote, notifyDone, Pill } from '#ground/ui/parts.tsx';
import { showPhone } from '#ground/phone/phone.ts';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { prepareTwilio, readVoice } from '../../contract.ts';
import { voiceWords } from '../../words.ts';
import { LogDrawer } from './LogDrawer.tsx';
import type { Connection } from './setup.ts';

const Service = ({ service }: { service: Connection['service'] }) => {
  const t = useWords(voiceWords);
  const isReady = service?.state === 'ready';
  return (
    <>
      <Pill tone={isReady ? 'ok' : service ? 'bad' : 'warn'}>{t(`service.${service?.state ?? 'connecting'}`)}</Pill>
      <span>{!isReady && service?.cause}</span>
    </>
  );
};

const Prepared = ({ connection }: { connection: Connection }) => {
  const { id, prepared, service } = connection;
  const t = useWords(voiceWords);
  const prepare = useTell(prepareTwilio, { invalidates: [readVoice], onDone: () => notifyDone(t('prepared')) });
  const failed = prepared && service !== null && service.state !== 'ready' ? service : null;
  return (
    <>
      <p className="voice-setup">
        {failed ? (
          <Service service={failed} />
        ) : (
          <Pill tone={prepared ? 'ok' : 'warn'}>{t(prepared ? 'prepared' : 'prepared.not')}</Pill>
        )}
        <span>{t('prepare.why')}</span>
        <Button
          variant={prepared ? 'default' : 'filled'}
          loading={prepare.isPending}
          onClick={() => prepare.mutate({ id })}
        >
          {t(prepared ? 'prepare.again' : 'prepare')}
        </Button>
      </p>
      <ErrorNote error={prepare.error} words={voiceWords} />
    </>
  );
};

/** One way by which calls come and go, and how it fares. */
export const ConnectionPanel = ({ connection, onChange }: { connection: Connection; onChange: () => void }) => {
  const t = useWords(voiceWords);
  const { name, provider, server, domain, number, enabled, accountSid, serviceUser, service } = connection;
  const [logged, setLogged] = useState(false);
  return (
    <Panel title={name}>
      <p className="voice-setup">
        {provider === 'play' ? (
          <span>{t('played.kind')}</span>
        ) : (
          <code>{provider === 'twilio' ? accountSid : server}</code>
        )}
        <span>{[domain, number && showPhone(number)].filter(Boolean).join(' · ')}</span>
        <Pill tone={enabled ? 'ok' : 'plain'}>{t(enabled ? 'enabled' : 'off')}</Pill>
        <span className="voice-acts">
          <Button variant="default" aria-label={`${t('log')} · ${name}`} onClick={() => setLogged(true)}>
            {t('log')}
          </Button>
          <Button variant="default" aria-label={`${t('change')} · ${name}`} onClick={onChange}>
            {t('change')}
          </Button>
        </span>
      </p>
      {enabled && provider === 'twilio' && <Prepared connection={connection} />}
      {enabled && serviceUser !== '' && (
        <p className="voice-setup">
          {t('service')} <code>{serviceUser}</code> <Service service={service} />
        </p>
      )}
      {logged && <LogDrawer connection={connection} onClose={() => setLogged(false)} />}
    </Panel>
  );
};
