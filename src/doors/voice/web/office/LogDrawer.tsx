import type { z } from 'zod';
import { IconPhone } from '#ground/ui/icons.ts';
import { showIfPhone } from '#ground/phone/phone.ts';
import { SideDrawer } from '#ground/ui/page/parts.tsx';
import { EmptyState, ErrorNote, Loading, Pill, ShortTime } from '#ground/ui/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { readVoiceLog } from '../../contract.ts';
import { voiceWords } from '../../words.ts';
import { useCause } from '../cause.ts';
import type { Connection } from './setup.ts';

type LogRow = z.output<typeof readVoiceLog.output>['rows'][number];
const BAD: readonly LogRow['what'][] = ['refused', 'lost', 'forged'];

const Row = ({ row }: { row: LogRow }) => {
  const t = useWords(voiceWords);
  const causeIn = useCause();
  const { what, number, agentName, seconds, detail } = row;
  const isCall = what === 'call-in' || what === 'call-out';
  const time = seconds !== null && t('call.lasted', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
  const facts = [
    number && showIfPhone(number),
    agentName,
    time && t(isCall ? 'log.spoke' : 'log.waited', { time }),
    isCall ? detail && causeIn(detail) : detail,
  ].filter(Boolean);
  return (
    <li>
      <Pill tone={BAD.includes(what) ? 'bad' : what === 'missed' ? 'warn' : 'plain'}>{t(`log.${what}`)}</Pill>
      <ShortTime at={row.at} />
      {facts.length > 0 && <small>{facts.join(' · ')}</small>}
    </li>
  );
};

/** What one connection did, newest first: its calls and how it fared. */
export const LogDrawer = ({ connection, onClose }: { connection: Connection; onClose: () => void }) => {
  const t = useWords(voiceWords);
  const asked = useAsk(readVoiceLog, { connectionId: connection.id });
  const rows = asked.data?.rows;
  return (
    <SideDrawer title={`${t('log')} · ${connection.name}`} size={560} onClose={onClose}>
      <div className="voice-log">
        {asked.isError && !rows && (
          <ErrorNote error={asked.error} words={voiceWords} onRetry={() => void asked.refetch()} />
        )}
        {asked.isPending && <Loading lines={5} />}
        {rows?.length === 0 && <EmptyState icon={<IconPhone />} title={t('log.none')} />}
        <ul aria-label={t('log')}>
          {rows?.map((row, at) => (
            <Row key={`${row.at} ${at}`} row={row} />
          ))}
        </ul>
      </div>
    </SideDrawer>
  );
};
