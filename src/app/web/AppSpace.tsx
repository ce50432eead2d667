import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { CustomerCard } from '#desk/customer-card/web/parts.tsx';
import { openThread } from '#desk/thread/contract.ts';
import { Loading } from '#ground/ui/parts.tsx';
import { IconUser, IconX } from '#ground/ui/icons.ts';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { Boundary } from './Boundary.tsx';
import { paths } from './paths.ts';
import { shellWords } from './words.ts';

/** R5, R113: what stands beside the open interaction. */
export const AppSpace = (props: { interactionId: number; onClose: () => void; edge: ReactNode }) => {
  const { interactionId, onClose } = props;
  const t = useWords(shellWords);
  const navigate = useNavigate();
  const contactId = useAsk(openThread, { interactionId }).data?.interaction.contactId;
  return (
    <aside
      className="app-space"
      id="app-space"
      aria-label={t('app-space')}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      {props.edge}
      <div className="app-space-tabs">
        <h2>
          <IconUser size={16} />
          {t('app-space.customer')}
        </h2>
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
      <div className="app-space-body">
        <Boundary key={interactionId}>
          {contactId === undefined ? (
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
