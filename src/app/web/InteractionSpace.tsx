import { Suspense, useCallback, useState } from 'react';
import { Link, useNavigate } from '@tanstack/react-router';
import { readLegs } from '#desk/elevation/contract.ts';
import { ChannelTabs, CallAgain, ElevateButton, tabsOf } from '#desk/elevation/web/parts.tsx';
import { ForwardDialog } from '#desk/forward/web/parts.tsx';
import { HandedOn } from '#desk/transfer/web/parts.tsx';
import { LeavesNote } from '#desk/outcomes/web/parts.tsx';
import { TrashBanner } from '#desk/spam/web/parts.tsx';
import { openThread } from '#desk/thread/contract.ts';
import { EmptyState, ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { IconInbox, IconInfoCircle } from '#ground/ui/icons.ts';
import { useAsk } from '#ground/web/query.ts';
import { useWatch } from '#ground/web/stream.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Message } from '#spine/interactions/contract.ts';
import { useMe } from '#spine/people/web/parts.tsx';
import { Boundary } from './Boundary.tsx';
import { InteractionHeader } from './InteractionHeader.tsx';
import type { OutcomeAt } from './OutcomePlace.tsx';
import { START_PATHS } from './paths.ts';
import { Conversation, OfficeStart } from './rooms.tsx';
import { useFollowMerge } from './use-follow-merge.ts';
import { shellWords } from './words.ts';

/** The interaction space with nothing in it; whoever runs the house sees what it still needs. */
export const NothingOpen = () => {
  const t = useWords(shellWords);
  const role = useMe().data?.role ?? 'agent';
  return (
    <main className="space space-empty" id="main" tabIndex={-1} aria-label={t('space')}>
      {role !== 'agent' && (
        <Suspense>
          <OfficeStart paths={START_PATHS} />
        </Suspense>
      )}
      <EmptyState icon={<IconInbox />} title={t('home.title')}>
        <p>{t('home.why')}</p>
        <p>{t('home.keys')}</p>
      </EmptyState>
    </main>
  );
};

/** R5: tabs on top, the thread, the reply field at the bottom. */
export const InteractionSpace = ({
  id,
  outcomeAt,
  onOutcome,
  onConsulted,
}: {
  id: number;
  /** The Outcome window is open, and where it began. */
  outcomeAt: OutcomeAt;
  onOutcome: (at: NonNullable<OutcomeAt>) => void;
  onConsulted: () => void;
}) => {
  const t = useWords(shellWords);
  const thread = useAsk(openThread, { interactionId: id });
  const legs = useAsk(readLegs, { interactionId: id });
  const [chosen, setChosen] = useState<{ id: number; key: string } | null>(null);
  const navigate = useNavigate();
  const backToDraft = useCallback(
    (draftId: string): void => void navigate({ to: '/new/$draftId', params: { draftId }, replace: true }),
    [navigate],
  );
  const [forwarded, setForwarded] = useState<Message | null>(null);
  const askDisposition = (): void => onOutcome('disposition');
  useWatch(id);
  useFollowMerge(id, thread.data?.interaction.mergedIntoId);
  if (thread.isError && !thread.data) {
    return (
      <main className="space space-empty" id="main" tabIndex={-1} aria-label={t('space')}>
        <ErrorNote error={thread.error} words={shellWords} onRetry={() => void thread.refetch()} />
      </main>
    );
  }
  const data = thread.data;
  const tabs = tabsOf(data?.interaction.channel ?? 'email', legs.data?.legs ?? []);
  const tab = tabs.find((one) => chosen?.id === id && one.keys.includes(chosen.key)) ?? tabs[0]!;
  const elevates = ({ interaction, mine }: NonNullable<typeof data>) => ({
    ...{ interactionId: id, channel: interaction.channel, status: interaction.status, mine },
    onStarted: (legId: number, call: string | null): void => {
      setChosen({ id, key: String(legId) });
      if (call) void import('#doors/voice/web/parts.tsx').then(({ dial }) => dial(call, legId));
    },
  });
  const received = data?.messages.findLast((one) => one.direction === 'in' && one.kind === 'mail') ?? null;
  return (
    <main className="space" id="main" tabIndex={-1} aria-label={t('space')}>
      <ChannelTabs tabs={tabs} chosen={tab.key} onChoose={(key) => setChosen({ id, key })}>
        {data && <ElevateButton key={id} {...elevates(data)} />}
      </ChannelTabs>
      <div className="space-channel" role="tabpanel" id="channel" aria-labelledby="channel-tab">
        {data ? (
          <InteractionHeader
            interaction={data.interaction}
            mine={data.mine}
            onDisposition={askDisposition}
            onForward={received ? () => setForwarded(received) : null}
            onConsulted={onConsulted}
          />
        ) : (
          <div className="space-head" />
        )}
        {data && data.interaction.mergedIntoId !== null && (
          <p className="space-banner">
            <IconInfoCircle size={16} />
            {t('merged.into')}
            <Link to="/i/$id" params={{ id: String(data.interaction.mergedIntoId) }}>
              {t('merged.open')}
            </Link>
          </p>
        )}
        {data && data.interaction.trashedAt !== null && (
          <TrashBanner key={`trash ${id}`} interactionId={id} className="space-banner" />
        )}
        {data && !data.mine && data.interaction.status !== 'closed' && data.interaction.mergedIntoId === null && (
          <p className="space-banner">
            <IconInfoCircle size={16} />
            {t('not-mine')}
          </p>
        )}
        {data && (
          <HandedOn
            interactionId={id}
            answeredAt={
              data.messages.findLast((one) => one.direction === 'out' && (one.kind === 'mail' || one.kind === 'text'))
                ?.createdAt ?? null
            }
          />
        )}
        {data && (
          <LeavesNote
            className="space-banner"
            interactionId={id}
            status={data.interaction.status}
            mine={data.mine}
            onDisposition={askDisposition}
          />
        )}
        <Boundary key={id}>
          <Suspense fallback={<Loading lines={8} />}>
            <Conversation
              interactionId={id}
              callAgain={
                data && tab.channel === 'voice' && tab.leg?.endedAt && tab.leg.connectionId !== null ? (
                  <CallAgain leg={tab.leg} {...elevates(data)} />
                ) : null
              }
              channel={tab.channel}
              legId={tab.leg?.id ?? null}
              mine={data?.mine ?? false}
              onForward={setForwarded}
              noteElsewhere={outcomeAt !== null}
              onDisposition={askDisposition}
              onBegunBack={backToDraft}
            />
          </Suspense>
        </Boundary>
      </div>
      {forwarded && (
        <Suspense>
          <ForwardDialog message={forwarded} onClose={() => setForwarded(null)} />
        </Suspense>
      )}
    </main>
  );
};
