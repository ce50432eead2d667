import { ActionIcon } from '@mantine/core';
import { Suspense, useEffect, useRef, type ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { CustomerCard } from '#desk/customer-card/web/parts.tsx';
import { ConsultPanel, useConsultations } from '#desk/transfer/web/parts.tsx';
import { openThread } from '#desk/thread/contract.ts';
import { Loading } from '#ground/ui/parts.tsx';
import { IconX } from '#ground/ui/icons.ts';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { AppSpaceTabs, tabId, type AppSpaceTab } from './AppSpaceTabs.tsx';
import { Boundary } from './Boundary.tsx';
import { paths } from './paths.ts';
import { QuickRepliesPanel } from './rooms.tsx';
import { shellWords } from './words.ts';

/** Loaded with the conversation already: it is the room that writes. */
const insert = async (interactionId: number, html: string): Promise<void> => {
  const { insertIntoReply } = await import('#desk/compose/web/parts.tsx');
  insertIntoReply({ interactionId }, html);
};

/** R5, R76, R113: what stands beside the open interaction. */
export const AppSpace = (props: {
  interactionId: number;
  tab: AppSpaceTab;
  onTab: (tab: AppSpaceTab) => void;
  onClose: () => void;
  edge: ReactNode;
}) => {
  const { interactionId, onTab, onClose } = props;
  const t = useWords(shellWords);
  const navigate = useNavigate();
  const thread = useAsk(openThread, { interactionId }).data;
  const contactId = thread?.interaction.contactId;
  const consultations = useConsultations(interactionId);
  const hasConsultation = (consultations?.count ?? 0) > 0;
  // Kept while it is not known: the panel was asked for before the answer came.
  const tab = props.tab === 'consult' && consultations !== null && !hasConsultation ? 'customer' : props.tab;
  const opened = useRef<number | null>(null);
  useEffect(() => {
    if (consultations === null || opened.current === interactionId) return;
    opened.current = interactionId;
    // What a colleague said and I have not read is what I came for.
    if (consultations.unread > 0) onTab('consult');
  }, [consultations, interactionId, onTab]);
  return (
    <aside
      className="app-space"
      id="app-space"
      aria-label={t('app-space')}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      {props.edge}
      <div className="app-space-tabs">
        <AppSpaceTabs shown={tab} onShow={onTab} consultUnread={hasConsultation ? consultations!.unread : null} />
        <ActionIcon
          className="app-space-close"
          variant="subtle"
          color="gray"
          aria-label={t('app-space.hide')}
          onClick={onClose}
        >
          <IconX size={16} />
        </ActionIcon>
      </div>
      <div className="app-space-body" role="tabpanel" id="app-space-body" aria-labelledby={tabId(tab)}>
        <Boundary key={`${interactionId}.${tab}`}>
          {tab === 'consult' ? (
            <Suspense fallback={<Loading lines={6} />}>
              {thread && (
                <ConsultPanel
                  interactionId={interactionId}
                  status={thread.interaction.status}
                  mine={thread.mine}
                  onTransferred={() => void navigate({ to: '/' })}
                />
              )}
            </Suspense>
          ) : tab === 'quick' ? (
            <Suspense fallback={<Loading lines={6} />}>
              <QuickRepliesPanel
                interactionId={interactionId}
                onInsert={(html) => {
                  // Where it lies over the thread it would hide what was inserted.
                  onClose();
                  void insert(interactionId, html);
                }}
              />
            </Suspense>
          ) : contactId === undefined ? (
            <Loading lines={6} />
          ) : (
            <CustomerCard
              contactId={contactId}
              interactionId={interactionId}
              hrefOf={paths.interaction}
              onOpen={(id) => void navigate({ to: '/i/$id', params: { id: String(id) } })}
            />
          )}
        </Boundary>
      </div>
    </aside>
  );
};
