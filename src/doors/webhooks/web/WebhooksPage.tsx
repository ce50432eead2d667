import './webhooks.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { IconLock, IconPlus, IconWebhook } from '#ground/ui/icons.ts';
import { Page, RowButton, Sheet, SheetRow } from '#ground/ui/page/parts.tsx';
import { EmptyState, ErrorNote, Loading, Pill, ShortTime } from '#ground/ui/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { listEndpoints } from '../contract.ts';
import { webhooksWords } from '../words.ts';
import { EndpointDrawer } from './EndpointDrawer.tsx';
import { LogDrawer } from './LogDrawer.tsx';
import { SecretDialog } from './SecretDialog.tsx';
import { stateOf } from './state-of.ts';

/** Who is told what becomes of an interaction, and whether it reaches them (R119, D18). */
export const WebhooksPage = () => {
  const t = useWords(webhooksWords);
  const { number } = useFormat();
  const mayRead = useMe().data?.role === 'administrator';
  const asked = useAsk(listEndpoints, {}, { enabled: mayRead });
  const [openId, setOpenId] = useState<number | null>(null);
  const [changes, setChanges] = useState<number | 'new' | null>(null);
  const [secret, setSecret] = useState<{ secret: string; formerUntil: string | null } | null>(null);
  const endpoints = asked.data?.endpoints ?? [];
  const open = endpoints.find((one) => one.id === openId);
  if (!mayRead)
    return (
      <EmptyState icon={<IconLock />} title={t('admins-only')}>
        {t('admins-only.why')}
      </EmptyState>
    );
  return (
    <Page
      title={t('title')}
      why={t('why')}
      acts={
        <Button leftSection={<IconPlus size={15} />} onClick={() => setChanges('new')}>
          {t('add')}
        </Button>
      }
    >
      {asked.isError && !asked.data && (
        <ErrorNote error={asked.error} words={webhooksWords} onRetry={() => void asked.refetch()} />
      )}
      {asked.isPending && <Loading lines={6} />}
      {asked.data && endpoints.length === 0 && (
        <EmptyState icon={<IconWebhook />} title={t('none')}>
          {t('none.why')}
        </EmptyState>
      )}
      {endpoints.length > 0 && (
        <Sheet
          label={t('title')}
          head={[
            { word: t('column.url') },
            { word: t('column.state') },
            { word: t('column.waiting'), end: true },
            { word: t('column.failed'), end: true },
            { word: t('column.last'), end: true, wideOnly: true },
          ]}
        >
          {endpoints.map((one) => {
            const { word, tone } = stateOf(one);
            return (
              <SheetRow key={one.id} current={one.id === openId} onOpen={() => setOpenId(one.id)}>
                <td className="webhook-url">
                  <RowButton onOpen={() => setOpenId(one.id)}>{one.description || one.url}</RowButton>
                  {one.description && <small>{one.url}</small>}
                </td>
                <td>
                  <Pill tone={tone}>{t(word)}</Pill>
                </td>
                <td data-end>{number(one.waiting)}</td>
                <td data-end>{number(one.failed)}</td>
                <td data-end data-wide-only>
                  {one.lastDeliveredAt ? (
                    <ShortTime at={one.lastDeliveredAt} />
                  ) : (
                    <span className="quiet">{t('never')}</span>
                  )}
                </td>
              </SheetRow>
            );
          })}
        </Sheet>
      )}
      {open && changes === null && (
        <LogDrawer
          key={open.id}
          endpoint={open}
          onChange={() => setChanges(open.id)}
          onSecret={setSecret}
          onClose={() => setOpenId(null)}
        />
      )}
      {changes !== null && (
        <EndpointDrawer
          endpoint={endpoints.find((one) => one.id === changes) ?? null}
          onMade={(made) => setSecret({ secret: made, formerUntil: null })}
          onGone={() => setOpenId(null)}
          onClose={() => setChanges(null)}
        />
      )}
      {secret && <SecretDialog {...secret} onClose={() => setSecret(null)} />}
    </Page>
  );
};
