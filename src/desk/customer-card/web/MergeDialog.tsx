import './duplicates.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { ConfirmDialog, ErrorNote, Loading, notifyDone } from '#ground/ui/parts.tsx';
import { IconArrowsLeftRight } from '#ground/ui/icons.ts';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useLocale, useWords } from '#ground/web/words.tsx';
import { aboutMerge, mergeContacts } from '../duplicates/contract.ts';
import { duplicateWords } from '../duplicates/words.ts';
import { customerCardWords } from '../words.ts';
import { languageName } from './language-names.ts';

type About = z.output<typeof aboutMerge.output>;
type Brief = About['contact'];

const nameOf = ({ name, addresses }: Brief): string => name || addresses[0]?.address || '';

const Side = ({ label, brief }: { label: string; brief: Brief }) => (
  <div>
    <small>{label}</small>
    <b>{nameOf(brief)}</b>
    {brief.addresses.map(({ kind, address }) => (
      <span key={`${kind} ${address}`} title={address}>
        {address}
      </span>
    ))}
  </div>
);

const Fields = ({ about }: { about: About }) => {
  const t = useWords(duplicateWords);
  const card = useWords(customerCardWords);
  const locale = useLocale();
  if (about.fields.length === 0) return null;
  return (
    <table className="merge-fields">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('merge.kept')}</th>
          <th scope="col">{t('merge.dropped')}</th>
        </tr>
      </thead>
      <tbody>
        {about.fields.map((field) => {
          const show = (value: string): string =>
            field.core === 'language' && value !== '' ? languageName(value, locale) : value;
          return (
            <tr key={field.core ?? field.name}>
              <th scope="row">{field.core ? card(field.core) : field.name}</th>
              <td>{show(field.kept)}</td>
              <td>{show(field.dropped) || '—'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

/** One confirmation that shows what stays of each; which of the two stays can be turned round. */
export const MergeDialog = (props: { contactId: number; otherId: number; onClose: () => void }) => {
  const t = useWords(duplicateWords);
  const [swapped, setSwapped] = useState(false);
  const [contactId, otherId] = swapped ? [props.otherId, props.contactId] : [props.contactId, props.otherId];
  const asked = useAsk(aboutMerge, { contactId, otherId }, { fresh: true, keepPrevious: true });
  const merge = useTell(mergeContacts, {
    invalidates: ['customerCard.open', 'customerCard.past', 'customerCard.duplicates', 'thread.open', 'inbox.list'],
    onDone: () => {
      notifyDone(t('merged'));
      props.onClose();
    },
  });
  const about = asked.data;
  return (
    <ConfirmDialog
      opened
      title={t('merge.title')}
      confirmLabel={t('merge.confirm')}
      busy={merge.isPending || !about}
      error={merge.error}
      words={duplicateWords}
      onConfirm={() => merge.mutate({ contactId, otherId })}
      onClose={props.onClose}
    >
      {asked.isError && <ErrorNote error={asked.error} words={duplicateWords} />}
      {!about && !asked.isError && <Loading lines={4} />}
      {about && (
        <div className="merge-about">
          <div className="merge-sides">
            <Side label={t('merge.stays')} brief={about.contact} />
            <Side label={t('merge.joins')} brief={about.other} />
          </div>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowsLeftRight size={14} />}
            onClick={() => setSwapped(!swapped)}
          >
            {t('merge.swap')}
          </Button>
          <Fields about={about} />
          <p>{t('merge.addresses')}</p>
          <p>{t('merge.all', { n: about.interactions, notes: about.notes, name: nameOf(about.other) })}</p>
        </div>
      )}
    </ConfirmDialog>
  );
};
