import './shell.css';
import { ActionIcon, Tooltip } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useRef, useState, type CSSProperties } from 'react';
import type { z } from 'zod';
import { listOutbound, startOutbound } from '#desk/compose/outbound/contract.ts';
import { OutcomeButton } from '#desk/outcomes/web/parts.tsx';
import { SleepMark } from '#desk/snooze/web/parts.tsx';
import { TimerMark, TimerOver } from '#desk/timers/web/parts.tsx';
import { NewOutbound } from '#desk/outbound/web/parts.tsx';
import { ConsultList } from '#desk/transfer/web/parts.tsx';
import { ask } from '#ground/api/web/ask.ts';
import { Splitter, useKeptWidth } from '#ground/ui/parts.tsx';
import { IconLayoutSidebarRight } from '#ground/ui/icons.ts';
import { useKeys } from '#ground/web/keys.ts';
import { refetchCalls } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { useSeenWith, useTellsFront } from '#spine/notices/web/parts.tsx';
import { AppSpace } from './AppSpace.tsx';
import type { AppSpaceTab } from './AppSpaceTabs.tsx';
import { Boundary } from './Boundary.tsx';
import { InteractionsPlace } from './InteractionsPlace.tsx';
import { InteractionSpace, NothingOpen } from './InteractionSpace.tsx';
import { OutboundPage } from './OutboundPage.tsx';
import { paths } from './paths.ts';
import type { OutcomeAt } from './OutcomePlace.tsx';
import { CameBackList, OnCall, OutboundDrafts, OutcomePlace } from './rooms.tsx';
import { useInboxOrder } from './use-inbox-order.ts';
import { useContactName } from '#spine/interactions/web/parts.tsx';
import { shellWords } from './words.ts';

// Wide enough for the four views in French, narrow enough to leave the thread 500 px at 1200.
const MENU = { start: 316, min: 290, max: 460 };
const CARD = { start: 336, min: 260, max: 520 };

/** The zones of the desk (R5). `openId`: the interaction that is open; `draftId`: the new mail. */
export const DeskShell = ({ openId, draftId }: { openId: number | null; draftId: string | null }) => {
  const t = useWords(shellWords);
  const nameOf = useContactName();
  const navigate = useNavigate();
  useTellsFront(openId);
  useSeenWith(openId);
  // Below 1200 px the card lies over the thread, hence closed until asked for.
  const [cardShown, setCardShown] = useState(false);
  const [tab, setTab] = useState<AppSpaceTab>('customer');
  const cardToggle = useRef<HTMLButtonElement>(null);
  const closeCard = (): void => {
    if (!cardShown) return;
    setCardShown(false);
    cardToggle.current?.focus();
  };
  const [menuWidth, setMenuWidth] = useKeptWidth('relais.menu-width', MENU);
  const [cardWidth, setCardWidth] = useKeptWidth('relais.card-width', CARD);
  const showConsultation = (): void => {
    setTab('consult');
    setCardShown(true);
  };
  const open = (id: number): void => void navigate({ to: '/i/$id', params: { id: String(id) } });
  const write = (id: string): void => void navigate({ to: '/new/$draftId', params: { draftId: id } });
  const begin = async (start: z.input<typeof startOutbound.input>): Promise<void> => {
    const begun = await ask(startOutbound, start);
    refetchCalls([listOutbound.name]);
    write(begun.draftId);
  };
  const { timers, sleeps, urgencyOf, apartOf } = useInboxOrder();
  const [outcome, setOutcome] = useState<{ id: number; at: NonNullable<OutcomeAt> } | null>(null);
  const showOutcome = (at: NonNullable<OutcomeAt> = 'status'): void => {
    if (openId !== null) setOutcome({ id: openId, at });
  };
  const outcomeAt = outcome !== null && outcome.id === openId ? outcome.at : null;
  useKeys(openId === null ? {} : { o: () => showOutcome() });
  const label = t(cardShown ? 'app-space.hide' : 'app-space.show');
  return (
    <div
      className="desk"
      data-card={cardShown || undefined}
      data-open={openId !== null || undefined}
      style={{ '--menu-width': `${menuWidth}px`, '--card-width': `${cardWidth}px` } as CSSProperties}
    >
      <Boundary>
        <InteractionsPlace
          selectedId={openId}
          hrefOf={paths.interaction}
          onOpen={open}
          asideOf={({ id }) => timers.has(id) && <TimerMark read={timers.get(id)!} />}
          noteOf={({ id }) => (
            <>
              {sleeps.has(id) && <SleepMark sleep={sleeps.get(id)!} />}
              {timers.has(id) && !sleeps.has(id) && <TimerOver read={timers.get(id)!} />}
            </>
          )}
          apartOf={apartOf}
          urgencyOf={urgencyOf}
          busy={
            <Suspense>
              <OnCall hrefOf={paths.interaction} onOpen={open} />
            </Suspense>
          }
          acts={
            <>
              {openId !== null && <OutcomeButton onOpen={() => showOutcome()} />}
              <NewOutbound onStart={begin} />
            </>
          }
          rowActs={(row) => <OutcomeButton name={nameOf(row)} onOpen={() => showOutcome()} />}
          drafts={
            <Suspense>
              <ConsultList
                selectedId={openId}
                hrefOf={paths.interaction}
                onOpen={(id) => {
                  open(id);
                  showConsultation();
                }}
              />
              <CameBackList selectedId={openId} hrefOf={paths.interaction} onOpen={open} />
              <OutboundDrafts selectedId={draftId} hrefOf={paths.outbound} onOpen={write} />
            </Suspense>
          }
          edge={
            <Splitter
              label={t('split.menu')}
              controls="interactions-menu"
              width={menuWidth}
              extent={MENU}
              grows="right"
              onWidth={setMenuWidth}
            />
          }
        />
      </Boundary>
      {openId !== null && (
        <InteractionSpace id={openId} outcomeAt={outcomeAt} onOutcome={showOutcome} onConsulted={showConsultation} />
      )}
      {outcomeAt !== null && openId !== null && (
        <Suspense>
          <OutcomePlace key={openId} interactionId={openId} at={outcomeAt} onClose={() => setOutcome(null)} />
        </Suspense>
      )}
      {draftId !== null && <OutboundPage draftId={draftId} />}
      {openId === null && draftId === null && <NothingOpen />}
      {openId !== null && (
        <>
          <Tooltip label={label} position="left">
            <ActionIcon
              ref={cardToggle}
              className="card-toggle"
              aria-label={label}
              aria-expanded={cardShown}
              aria-controls="app-space"
              onClick={() => setCardShown(!cardShown)}
            >
              <IconLayoutSidebarRight size={16} />
            </ActionIcon>
          </Tooltip>
          <AppSpace
            interactionId={openId}
            tab={tab}
            onTab={setTab}
            onClose={closeCard}
            edge={
              <Splitter
                label={t('split.card')}
                controls="app-space"
                width={cardWidth}
                extent={CARD}
                grows="left"
                onWidth={setCardWidth}
              />
            }
          />
        </>
      )}
    </div>
  );
};
