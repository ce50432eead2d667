import { Button } from '@mantine/core';
import type { z } from 'zod';
import { IconMail } from '#ground/ui/icons.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { useSubject } from '#spine/interactions/web/parts.tsx';
import type { offerShape } from '../contract.ts';
import { inboxWords } from '../words.ts';
import { useServerNow } from './inbox-data.ts';

export type Offer = z.output<typeof offerShape>;

/** R34: an interaction offered for as long as the seconds run. */
export const OfferCard = (props: { offer: Offer; busy: boolean; onAccept: () => void; onReject: () => void }) => {
  const { offer, busy } = props;
  const t = useWords(inboxWords);
  const { elapsed } = useFormat();
  const subject = useSubject()(offer.subject);
  const left = new Date(offer.expiresAt).getTime() - useServerNow();
  const over = left <= 0;
  return (
    <article className="offer" aria-label={t('offer.label', { name: offer.contactName, subject })}>
      <div className="offer-top">
        <IconMail size={16} />
        <b>{offer.contactName}</b>
        <span className="offer-left" aria-label={over ? t('offer.over') : t('offer.left', { elapsed: elapsed(left) })}>
          {over ? t('offer.over') : elapsed(left)}
        </span>
      </div>
      <div className="offer-subject">{subject}</div>
      <div className="offer-skill">{offer.skillName}</div>
      <div className="offer-buttons">
        <Button variant="default" disabled={busy || over} onClick={props.onReject}>
          {t('reject')}
        </Button>
        <Button disabled={busy || over} onClick={props.onAccept}>
          {t('accept')}
        </Button>
      </div>
    </article>
  );
};
