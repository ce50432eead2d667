import { useRef } from 'react';
import { notifyRefused } from '#ground/ui/parts.tsx';
import { useKeys } from '#ground/web/keys.ts';
import { useTell } from '#ground/web/query.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { acceptOffer, rejectOffer } from '../contract.ts';
import { inboxWords } from '../words.ts';
import { useInbox } from './inbox-data.ts';
import { OfferCard, type Offer } from './OfferCard.tsx';

/**
 * The offers to me, first to run out first. A accepts the first one. R rejects it only while the focus is in this
 * menu or nothing is open: beside an open interaction R means "reply", and an offer must not be lost to that.
 */
export const Offers = ({
  somethingOpen,
  onOpen,
}: {
  somethingOpen: boolean;
  onOpen: (interactionId: number) => void;
}) => {
  const t = useWords(inboxWords);
  const refusal = useRefusal(inboxWords);
  const box = useRef<HTMLElement>(null);
  const { data } = useInbox();
  const accept = useTell(acceptOffer, {
    invalidates: ['inbox.list'],
    onDone: ({ interactionId }) => onOpen(interactionId),
  });
  const reject = useTell(rejectOffer, { invalidates: ['inbox.list'] });
  const onError = (error: unknown): void => notifyRefused(refusal(error));
  const offers = (data?.offers ?? []).toSorted((a, b) => a.expiresAt.localeCompare(b.expiresAt));
  const first = offers[0];
  const doAccept = (offer: Offer): void => accept.mutate({ offerId: offer.id }, { onError });
  const doReject = (offer: Offer): void => reject.mutate({ offerId: offer.id }, { onError });

  useKeys({
    ...(first ? { a: () => doAccept(first) } : {}),
    ...(first && !somethingOpen ? { r: () => doReject(first) } : {}),
  });
  if (!first) return null;
  return (
    <section
      className="offers"
      ref={box}
      aria-label={t('offer')}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 'r' || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        doReject(first);
      }}
    >
      {offers.map((offer) => (
        <OfferCard
          key={offer.id}
          offer={offer}
          busy={accept.isPending || reject.isPending}
          onAccept={() => doAccept(offer)}
          onReject={() => doReject(offer)}
        />
      ))}
    </section>
  );
};
