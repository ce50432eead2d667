import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { AppTheme, EmptyState } from '#ground/ui/parts.tsx';
import { IconMail } from '#ground/ui/icons.ts';
import { queryClient, useAsk } from '#ground/web/query.ts';
import { startStream } from '#ground/web/stream.ts';
import { WordsProvider } from '#ground/web/words.tsx';
import { me } from '#spine/people/contract.ts';

const Hello = () => <EmptyState icon={<IconMail />} title={useAsk(me, {}).data?.name ?? 'Relais'} />;

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
startStream();
createRoot(root).render(
  <QueryClientProvider client={queryClient}>
    <AppTheme>
      <WordsProvider language="fr">
        <Hello />
      </WordsProvider>
    </AppTheme>
  </QueryClientProvider>,
);
