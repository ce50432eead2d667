import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { AppTheme, Toasts } from '#ground/ui/parts.tsx';
import { queryClient } from '#ground/web/query.ts';
import { WordsProvider } from '#ground/web/words.tsx';
import { LOCALE } from '#ground/words.ts';
import { useKeptLanguage } from './language.ts';
import { router } from './router.tsx';

const Relais = () => {
  const language = useKeptLanguage();
  useEffect(() => {
    document.documentElement.lang = LOCALE[language];
  }, [language]);
  return (
    <WordsProvider language={language}>
      <RouterProvider router={router} />
      <Toasts />
    </WordsProvider>
  );
};

const place = document.getElementById('root');
if (!place) throw new Error('the page has no #root');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <AppTheme>
        <Relais />
      </AppTheme>
    </QueryClientProvider>
  </StrictMode>,
);
