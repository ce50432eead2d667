import './texts.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { IconLock, IconMessages, IconPlus } from '#ground/ui/icons.ts';
import { Page, RowButton, Sheet, SheetRow } from '#ground/ui/page/parts.tsx';
import { EmptyState, ErrorNote, Loading, Pill, ShortTime, type Tone } from '#ground/ui/parts.tsx';
import { showPhone } from '#ground/phone/phone.ts';
import { useAsk } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { ChannelIcon } from '#spine/interactions/web/parts.tsx';
import { interactionWords } from '#spine/interactions/words.ts';
import { useMe } from '#spine/people/web/parts.tsx';
import { skillNames } from '#spine/routing/contract.ts';
import { listChannels, type Provider } from '../contract.ts';
import { textsWords } from '../words.ts';
import { ConnectionDrawer } from './ConnectionDrawer.tsx';
import { LogDrawer } from './LogDrawer.tsx';

export type Listed = z.output<typeof listChannels.output>['connections'][number];

/** In words and in colour. */
const useStateOf = () => {
  const t = useWords(textsWords);
  return (one: Listed): { word: string; tone: Tone } => {
    if (!one.enabled) return { word: t('state.off'), tone: 'plain' };
    const line = one.line?.state;
    if (line === 'refused' || line === 'unreachable') return { word: t(`state.line.${line}`), tone: 'bad' };
    if (line === 'connecting') return { word: t('state.line.connecting'), tone: 'warn' };
    if (one.failed > 0) return { word: t('state.failing', { n: one.failed }), tone: 'warn' };
    return { word: t('state.on'), tone: 'ok' };
  };
};

/** Where short messages come in and leave, under which skill, and how each connection does. */
export const ChannelsPage = () => {
  const t = useWords(textsWords);
  const channel = useWords(interactionWords);
  const { number } = useFormat();
  const mayRead = useMe().data?.role === 'administrator';
  const asked = useAsk(listChannels, {}, { enabled: mayRead });
  const skills = useAsk(skillNames, {}, { enabled: mayRead });
  const stateOf = useStateOf();
  const [openId, setOpenId] = useState<number | null>(null);
  const [changes, setChanges] = useState<number | 'new' | null>(null);
  const all = asked.data?.connections ?? [];
  const open = all.find((one) => one.id === openId);
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
        <ErrorNote error={asked.error} words={textsWords} onRetry={() => void asked.refetch()} />
      )}
      {asked.isPending && <Loading lines={6} />}
      {asked.data && all.length === 0 && (
        <EmptyState icon={<IconMessages />} title={t('none')}>
          {t('none.why')}
        </EmptyState>
      )}
      {all.length > 0 && (
        <Sheet
          label={t('title')}
          head={[
            { word: t('column.name') },
            { word: t('column.channel') },
            { word: t('column.skill') },
            { word: t('column.state') },
            { word: t('column.waiting'), end: true },
            { word: t('column.last'), end: true, wideOnly: true },
          ]}
        >
          {all.map((one) => {
            const { word, tone } = stateOf(one);
            const last = [one.lastInAt, one.lastOutAt]
              .filter((at) => at !== null)
              .toSorted()
              .at(-1);
            return (
              <SheetRow key={one.id} current={one.id === openId} onOpen={() => setOpenId(one.id)}>
                <td className="texts-name">
                  <RowButton onOpen={() => setOpenId(one.id)}>{one.name}</RowButton>
                  <small>
                    {[t(`provider.${one.provider as Provider}`), showPhone(one.address)].filter(Boolean).join(' · ')}
                  </small>
                </td>
                <td>
                  <span className="texts-channel">
                    <ChannelIcon channel={one.channel} />
                    {channel(`channel.${one.channel}`)}
                  </span>
                </td>
                <td>{skills.data?.skills.find((skill) => skill.id === one.skillId)?.name ?? '—'}</td>
                <td>
                  <Pill tone={tone}>{word}</Pill>
                </td>
                <td data-end>{number(one.waiting)}</td>
                <td data-end data-wide-only>
                  {last ? <ShortTime at={last} /> : <span className="quiet">{t('never')}</span>}
                </td>
              </SheetRow>
            );
          })}
        </Sheet>
      )}
      {open && changes === null && (
        <LogDrawer
          key={open.id}
          connection={open}
          publicUrl={asked.data?.publicUrl ?? null}
          onChange={() => setChanges(open.id)}
          onClose={() => setOpenId(null)}
        />
      )}
      {changes !== null && (
        <ConnectionDrawer
          connection={all.find((one) => one.id === changes) ?? null}
          skills={skills.data?.skills ?? []}
          onGone={() => setOpenId(null)}
          onClose={() => setChanges(null)}
        />
      )}
    </Page>
  );
};
