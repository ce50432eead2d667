import { Button, Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { z } from 'zod';
import { IconMail } from '#ground/ui/icons.ts';
import { ConfirmDialog, ErrorNote, Loading, notifyDone, ShortTime } from '#ground/ui/parts.tsx';
import { SideDrawer } from '#ground/ui/page/parts.tsx';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { about, listBlocked, listStopped, unblockSender } from '../contract.ts';
import { spamWords } from '../words.ts';

type Row = z.output<typeof listBlocked.output>['rows'][number];

/** One blocked sender: by whom, what it stopped, and the way out, with or without what was stopped. */
export const BlockedDrawer = ({ row, onClose }: { row: Row; onClose: () => void }) => {
  const t = useWords(spamWords);
  const format = useFormat();
  const asked = useAsk(listStopped, { blockId: row.id }, { fresh: true });
  const [asks, setAsks] = useState(false);
  const [bringBack, setBringBack] = useState(false);
  const tell = useTell(unblockSender, {
    invalidates: [listBlocked, about],
    onDone: ({ broughtBack }) => {
      notifyDone([t('unblocked'), broughtBack > 0 && t('back.mails', { n: broughtBack })].filter(Boolean).join(' '));
      onClose();
    },
  });
  const total = asked.data?.total ?? row.stopped;
  return (
    <SideDrawer title={row.value} size={480} onClose={onClose}>
      <div className="blocked-detail">
        <p>
          {t(`kind.${row.kind}`)} · {row.byName ?? t('by.gone')} · {format.dateTime(row.at)}
        </p>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 12 }}>
          <Button onClick={() => setAsks(true)}>{t('unblock')}</Button>
          {row.interactionId !== null && (
            <Button
              component={Link}
              to={`/i/${row.interactionId}`}
              variant="default"
              leftSection={<IconMail size={15} />}
            >
              {t('detail.interaction')}
            </Button>
          )}
        </div>
        <h3 style={{ marginTop: 20 }}>{t('detail.stopped')}</h3>
        {asked.isError && !asked.data && (
          <ErrorNote error={asked.error} words={spamWords} onRetry={() => void asked.refetch()} />
        )}
        {asked.isPending && <Loading lines={3} />}
        {asked.data && total === 0 && <p className="quiet">{t('detail.none')}</p>}
        {asked.data && total > 0 && (
          <ul className="blocked-mails">
            {asked.data.mails.map((mail) => (
              <li key={mail.ledgerId}>
                {mail.subject || t('subject.none')} · <ShortTime at={mail.at} />
              </li>
            ))}
            {total > asked.data.mails.length && <li>{t('trash.more', { n: total - asked.data.mails.length })}</li>}
          </ul>
        )}
      </div>
      <ConfirmDialog
        opened={asks}
        title={t('unblock.title', { value: row.value })}
        confirmLabel={t('unblock')}
        busy={tell.isPending}
        error={tell.error}
        words={spamWords}
        onConfirm={() => tell.mutate({ blockId: row.id, bringBack })}
        onClose={() => setAsks(false)}
      >
        <p>{t('unblock.why')}</p>
        {total > 0 && (
          <Checkbox
            mt={10}
            label={t('unblock.back', { n: total })}
            checked={bringBack}
            onChange={(event) => setBringBack(event.currentTarget.checked)}
          />
        )}
      </ConfirmDialog>
    </SideDrawer>
  );
};
