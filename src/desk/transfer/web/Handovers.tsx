import './transfer.css';
import type { ReactNode } from 'react';
import { ShortTime } from '#ground/ui/parts.tsx';
import { IconArrowsLeftRight } from '#ground/ui/icons.ts';
import { PlainMail } from '#ground/ui/mail-frame/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { listHandovers, type Handover } from '../contract.ts';
import { transferWords } from '../words.ts';

const useSaid = (): ((one: Handover) => string) => {
  const t = useWords(transferWords);
  return ({ fromName, byName, to }) => {
    const names = { from: fromName, to: t(`to-name.${to.kind}`, { name: to.name }) };
    return byName === null ? t('line', names) : t('line.by', { ...names, by: byName });
  };
};

const Said = ({ handover }: { handover: Handover }) => {
  const t = useWords(transferWords);
  const said = useSaid()(handover);
  return (
    <>
      <div className="handover-head">
        <IconArrowsLeftRight size={16} />
        <b>{said}</b>
        <span className="handover-by">{t('line.hidden')}</span>
        <span className="handover-grow" />
        <small>
          <ShortTime at={handover.createdAt} />
        </small>
      </div>
      {handover.note && (
        <div className="handover-note">
          <PlainMail text={handover.note} />
        </div>
      )}
    </>
  );
};

/** A handover in the thread, at its time. */
const HandoverLine = ({ handover }: { handover: Handover }) => {
  const t = useWords(transferWords);
  const format = useFormat();
  return (
    <article
      className="handover"
      tabIndex={-1}
      aria-label={t('line.label', { at: format.dateTime(handover.createdAt) })}
    >
      <Said handover={handover} />
    </article>
  );
};

/** The handovers of an interaction, to be put between its messages, oldest first. */
export const useHandoverLines = (interactionId: number): { key: string; at: string; card: ReactNode }[] => {
  const { data } = useAsk(listHandovers, { interactionId });
  return (data?.handovers ?? []).map((handover) => ({
    key: `handover-${handover.id}`,
    at: handover.createdAt,
    card: <HandoverLine handover={handover} />,
  }));
};

/** At the top of the thread until it is answered: who handed it on, and what they said of it. */
export const HandedOn = ({ interactionId, answeredAt }: { interactionId: number; answeredAt: string | null }) => {
  const t = useWords(transferWords);
  const last = useAsk(listHandovers, { interactionId }).data?.handovers.at(-1);
  if (!last || (answeredAt !== null && answeredAt > last.createdAt)) return null;
  return (
    <section className="handover handover-top" aria-label={t('banner')}>
      <Said handover={last} />
    </section>
  );
};
