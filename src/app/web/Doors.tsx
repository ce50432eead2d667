import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { EmptyState, ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { queryClient, useAsk } from '#ground/web/query.ts';
import { restartStream } from '#ground/web/stream.ts';
import { house } from '#spine/people/contract.ts';
import { SetUpPage, SignInPage } from '#spine/people/web/parts.tsx';
import { keepLanguage } from './language.ts';
import { paths, safeReturn } from './paths.ts';

const useEnter = (): (() => void) => {
  const navigate = useNavigate();
  const search: { back?: string } = useSearch({ strict: false });
  return () => {
    // Nothing that the last person saw is left for the next.
    queryClient.clear();
    restartStream();
    void navigate({ href: safeReturn(search.back) ?? paths.home, replace: true });
  };
};

export const SignInDoor = () => {
  const onSignedIn = useEnter();
  const home = useAsk(house, {});
  if (home.data?.needsSetup) return <Navigate to="/set-up" replace />;
  return <SignInPage onSignedIn={onSignedIn} onLanguage={keepLanguage} customerHref={paths.customer} />;
};

export const SetUpDoor = () => {
  const onSignedIn = useEnter();
  const home = useAsk(house, {});
  if (home.isError && !home.data) {
    return (
      <EmptyState title="Relais">
        <ErrorNote error={home.error} onRetry={() => void home.refetch()} />
      </EmptyState>
    );
  }
  if (!home.data) return <Loading />;
  if (!home.data.needsSetup) return <Navigate to="/sign-in" search={{ back: undefined }} replace />;
  return <SetUpPage onSignedIn={onSignedIn} onLanguage={keepLanguage} />;
};
