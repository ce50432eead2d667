import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import type { z } from 'zod';
import { AssignToMe } from '#desk/inbox/web/parts.tsx';
import { ForwardItem } from '#desk/forward/web/parts.tsx';
import { TagsButton } from '#desk/notes-and-tags/web/parts.tsx';
import { MergeDialog, MergeItem } from '#desk/merging/web/parts.tsx';
import { SpamDialog, SpamItem, SpamPill } from '#desk/spam/web/parts.tsx';
import { HeaderSleep, SleepDialog, SleepItem } from '#desk/snooze/web/parts.tsx';
import { DownloadDialog, DownloadItem, SendDialog, SendItem } from '#desk/transcripts/web/parts.tsx';
import { TranslateDialog, TranslateItem } from '#desk/translation/web/parts.tsx';
import { TransferButton } from '#desk/transfer/web/parts.tsx';
import { HeaderTimer } from '#desk/timers/web/parts.tsx';
import { WhyHereItem, WhyHerePanel } from '#desk/why-here/web/parts.tsx';
import { DismissItem, DispositionPill, StatusMenu } from '#desk/outcomes/web/parts.tsx';
import type { openThread } from '#desk/thread/contract.ts';
import { Viewers } from '#desk/viewers/web/parts.tsx';
import { notifyDone, notifyRefused, Pill } from '#ground/ui/parts.tsx';
import { IconDotsVertical, IconExternalLink, IconLink } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { showIfPhone } from '#ground/phone/phone.ts';
import { useContactName, useSubject } from '#spine/interactions/web/parts.tsx';
import { paths } from './paths.ts';
import { useGoOn } from './use-go-on.ts';
import { shellWords } from './words.ts';

type Thread = z.output<typeof openThread.output>;

/** What the open interaction is, and what may be done with it. */
export const InteractionHeader = ({
  interaction,
  mine,
  onForward,
  onConsulted,
  onDisposition,
}: Pick<Thread, 'interaction' | 'mine'> & {
  /** Sends the newest received mail on (R43); null where there is none. */
  onForward: (() => void) | null;
  /** A colleague was asked about it. */
  onConsulted: () => void;
  /** A disposition must be chosen first (D16). */
  onDisposition: () => void;
}) => {
  const t = useWords(shellWords);
  const navigate = useNavigate();
  const goOn = useGoOn(interaction.id);
  const [asksWhy, setAsksWhy] = useState<number | null>(null);
  const [merges, setMerges] = useState<number | null>(null);
  const [sleeps, setSleeps] = useState<number | null>(null);
  const [throwsAway, setThrowsAway] = useState<number | null>(null);
  const [translates, setTranslates] = useState<number | null>(null);
  const [downloads, setDownloads] = useState<number | null>(null);
  const [sends, setSends] = useState<number | null>(null);
  const nameOf = useContactName();
  const subject = useSubject()(interaction.subject);
  const { id, status, assigneeName, skillName, previousId } = interaction;
  const inTrash = interaction.trashedAt !== null;
  const copyLink = (): void => {
    navigator.clipboard
      .writeText(new URL(paths.interaction(id), location.href).href)
      .then(() => notifyDone(t('link-copied')))
      .catch(() => notifyRefused(t('link-not-copied')));
  };
  return (
    <header className="space-head">
      <div className="space-line">
        <h2 title={subject}>{subject}</h2>
        {inTrash ? (
          <SpamPill />
        ) : (
          <StatusMenu interactionId={id} status={status} mine={mine} onDisposition={onDisposition} />
        )}
        <DispositionPill interactionId={id} />
        <Viewers key={id} interactionId={id} />
        <span className="grow" />
        {!mine && !inTrash && <AssignToMe interactionId={id} status={status} assigneeName={assigneeName} />}
        {!inTrash && (
          <TransferButton
            key={id}
            interactionId={id}
            status={status}
            mine={mine}
            onTransferred={() => void navigate({ to: '/' })}
            onConsulted={onConsulted}
          />
        )}
        <Menu position="bottom-end" width={270} withinPortal={false}>
          <Menu.Target>
            <Tooltip label={t('options')}>
              <ActionIcon aria-label={t('options')}>
                <IconDotsVertical size={16} />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            {onForward && <ForwardItem onClick={onForward} />}
            <Menu.Item leftSection={<IconLink size={16} />} onClick={copyLink}>
              {t('copy-link')}
            </Menu.Item>
            <DownloadItem messageCount={interaction.messageCount} onClick={() => setDownloads(id)} />
            <SendItem messageCount={interaction.messageCount} inTrash={inTrash} onClick={() => setSends(id)} />
            {!inTrash && <TranslateItem interactionId={id} onClick={() => setTranslates(id)} />}
            <WhyHereItem onClick={() => setAsksWhy(id)} />
            {previousId !== null && (
              <Menu.Item
                leftSection={<IconExternalLink size={16} />}
                onClick={() => void navigate({ to: '/i/$id', params: { id: String(previousId) } })}
              >
                {t('open-previous')}
              </Menu.Item>
            )}
            {!inTrash && (
              <>
                <Menu.Divider />
                <MergeItem status={status} mine={mine} onClick={() => setMerges(id)} />
                <SleepItem status={status} mine={mine} onClick={() => setSleeps(id)} />
                <SpamItem interactionId={id} onClick={() => setThrowsAway(id)} />
                <DismissItem
                  interactionId={id}
                  status={status}
                  mine={mine}
                  onDone={goOn}
                  onDisposition={onDisposition}
                />
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className="space-line space-who">
        <b>{nameOf(interaction)}</b>
        {interaction.contactName && <span className="space-address">{showIfPhone(interaction.contactAddress)}</span>}
        <TagsButton key={id} interactionId={id} tagIds={interaction.tagIds} mine={mine} />
        <span className="grow" />
        <HeaderTimer interactionId={id} mine={mine} />
        {assigneeName && !mine && <Pill>{t('assigned-to', { name: assigneeName })}</Pill>}
        {skillName && <Pill aria-label={t('skill', { name: skillName })}>{skillName}</Pill>}
      </div>
      <HeaderSleep key={`sleep ${id}`} interactionId={id} mine={mine} />
      {merges === id && (
        <Suspense>
          <MergeDialog
            interactionId={id}
            subject={subject}
            contactName={nameOf(interaction)}
            onClose={() => setMerges(null)}
          />
        </Suspense>
      )}
      {sleeps === id && (
        <Suspense>
          <SleepDialog interactionId={id} onClose={() => setSleeps(null)} />
        </Suspense>
      )}
      {throwsAway === id && (
        <Suspense>
          <SpamDialog
            interactionId={id}
            onDone={() => void navigate({ to: '/' })}
            onClose={() => setThrowsAway(null)}
          />
        </Suspense>
      )}
      {sends === id && (
        <Suspense>
          <SendDialog interactionId={id} onClose={() => setSends(null)} />
        </Suspense>
      )}
      {downloads === id && (
        <Suspense>
          <DownloadDialog interactionId={id} onClose={() => setDownloads(null)} />
        </Suspense>
      )}
      {translates === id && (
        <Suspense>
          <TranslateDialog interactionId={id} onClose={() => setTranslates(null)} />
        </Suspense>
      )}
      {asksWhy === id && (
        <Suspense>
          <WhyHerePanel interactionId={id} onClose={() => setAsksWhy(null)} />
        </Suspense>
      )}
    </header>
  );
};
