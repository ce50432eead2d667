import '../transfer.css';
import './consult.css';
import { ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Status } from '#spine/interactions/contract.ts';
import { useMe } from '#spine/people/web/parts.tsx';
import { useMay } from '#spine/permissions/web/parts.tsx';
import { listConsultations } from '../../consult/contract.ts';
import { consultWords } from '../../consult/words.ts';
import { whyNotTransfer } from '../../rules.ts';
import { ConsultationCard } from './ConsultationCard.tsx';

/** In the app space: what colleagues say to each other about the open interaction; those still open first. */
export const ConsultPanel = (props: {
  interactionId: number;
  status: Status;
  mine: boolean;
  onTransferred: () => void;
}) => {
  const t = useWords(consultWords);
  const { interactionId, status, mine } = props;
  const asked = useAsk(listConsultations, { interactionId });
  const me = useMe().data;
  const allowed = useMay('transfer') ?? true;
  if (!asked.data || !me)
    return asked.isError ? (
      <ErrorNote error={asked.error} words={consultWords} onRetry={() => void asked.refetch()} />
    ) : (
      <Loading lines={5} />
    );
  const mayTransfer = whyNotTransfer({ allowed, status, mine, supervisor: me.role !== 'agent' }) === null;
  const all = asked.data.consultations.toReversed();
  return (
    <div className="consult-panel">
      <p className="consult-why">{t('private')}</p>
      {[...all.filter((one) => one.closedAt === null), ...all.filter((one) => one.closedAt !== null)].map((one) => (
        <ConsultationCard
          key={one.id}
          one={one}
          interactionId={interactionId}
          myId={me.id}
          mayTransfer={mayTransfer}
          onTransferred={props.onTransferred}
        />
      ))}
    </div>
  );
};
