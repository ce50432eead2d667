import './customer-card.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { showIfPhone } from '#ground/phone/phone.ts';
import { Avatar, EmptyState, ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { IconLock } from '#ground/ui/icons.ts';
import { useAsk } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { useMay } from '#spine/permissions/web/parts.tsx';
import { openCard } from '../contract.ts';
import { erasureWords } from '../erasure/words.ts';
import { customerCardWords } from '../words.ts';
import { Channels } from './Channels.tsx';
import { Duplicates } from './Duplicates.tsx';
import { Erased } from './Erased.tsx';
import { ErasureDialog } from './ErasureDialog.tsx';
import { Facts, saverOf } from './Facts.tsx';
import { InPlace } from './InPlace.tsx';
import { PersonNotes } from './PersonNotes.tsx';
import { OpenOnes, PastOnes, type Opens } from './Timeline.tsx';

/** R112, R113: the person, and what they wrote about. `interactionId` is the one that is open beside it; null: none is. */
export const CustomerCard = (props: { contactId: number; interactionId: number | null } & Opens) => {
  const { contactId, interactionId, hrefOf, onOpen } = props;
  const t = useWords(customerCardWords);
  const format = useFormat();
  const erasing = useWords(erasureWords);
  const me = useMe().data;
  const myId = me?.id ?? null;
  const mayErase = useMay('erase-contact') !== false && me?.role === 'administrator';
  const [erases, setErases] = useState(false);
  const card = useAsk(openCard, { contactId });
  if (useMay('customer-card') === false) return <EmptyState icon={<IconLock />} title={t('refused.switched-off')} />;
  if (card.isError && !card.data) {
    return (
      <div className="card-body">
        <ErrorNote error={card.error} words={customerCardWords} onRetry={() => void card.refetch()} />
      </div>
    );
  }
  if (!card.data) return <Loading lines={6} />;
  const { contact, fields, notes, records, open, openTotal, erased } = card.data;
  if (erased)
    return (
      <div className="card-body">
        <Erased {...erased} />
        <PastOnes contactId={contactId} hereId={interactionId} hrefOf={hrefOf} onOpen={onOpen} />
      </div>
    );
  const readOnly = !card.data.mayEdit;
  const address = showIfPhone(contact.addresses[0]?.address ?? '');
  return (
    <div className="card-body">
      <div className="card-who">
        <Avatar name={contact.name || address} size={42} />
        <div>
          <InPlace
            className="card-name"
            label={t('name')}
            value={contact.name}
            empty={address || t('name.none')}
            readOnly={readOnly}
            save={saverOf(contactId, 'name')}
          />
          <p>{t('since', { date: format.date(contact.since) })}</p>
        </div>
      </div>
      {readOnly && (
        <p className="card-read-only">
          <IconLock size={14} aria-hidden />
          {t('refused.may-not-edit')}
        </p>
      )}
      <Duplicates key={`alike-${contactId}`} contactId={contactId} />
      <Channels contactId={contactId} addresses={contact.addresses} readOnly={readOnly} />
      <Facts contact={contact} fields={fields} records={records} readOnly={readOnly} />
      <PersonNotes key={`notes-${contactId}`} contactId={contactId} notes={notes} myId={myId} readOnly={readOnly} />
      <OpenOnes rows={open} total={openTotal} hereId={interactionId} hrefOf={hrefOf} onOpen={onOpen} />
      <PastOnes contactId={contactId} hereId={interactionId} hrefOf={hrefOf} onOpen={onOpen} />
      {mayErase && (
        <Button className="card-erase" variant="subtle" color="red" size="compact-sm" onClick={() => setErases(true)}>
          {erasing('erase')}
        </Button>
      )}
      {erases && <ErasureDialog contactId={contactId} onClose={() => setErases(false)} />}
    </div>
  );
};
