import { useNavigate } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Loading } from '#ground/ui/parts.tsx';
import { IconMail } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { interactionWords } from '#spine/interactions/words.ts';
import { Boundary } from './Boundary.tsx';
import { OutboundSpace, SlashMenu } from './rooms.tsx';
import { shellWords } from './words.ts';

/** The interaction space while a new mail is written: its tab, and the room that writes. */
export const OutboundPage = ({ draftId }: { draftId: string }) => {
  const t = useWords(shellWords);
  const channel = useWords(interactionWords);
  const navigate = useNavigate();
  return (
    <main className="space" id="main" tabIndex={-1} aria-label={t('space')}>
      <div className="space-tabs" role="tablist" aria-label={t('tabs')}>
        <div
          className="space-tab"
          role="tab"
          aria-selected="true"
          aria-controls="channel"
          id="channel-tab"
          tabIndex={0}
        >
          <IconMail size={16} />
          {channel('channel.email')}
        </div>
      </div>
      <div className="space-channel" role="tabpanel" id="channel" aria-labelledby="channel-tab">
        <Boundary key={draftId}>
          <Suspense fallback={<Loading lines={8} />}>
            <OutboundSpace
              draftId={draftId}
              slashMenu={(slash) => (
                <Suspense>
                  <SlashMenu interactionId={null} slash={slash} />
                </Suspense>
              )}
              onSent={(id) => void navigate({ to: '/i/$id', params: { id: String(id) }, replace: true })}
              onLeave={() => void navigate({ to: '/' })}
            />
          </Suspense>
        </Boundary>
      </div>
    </main>
  );
};
