import { createRootRoute, createRoute, createRouter, Link, Navigate, Outlet } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { EmptyState, Loading } from '#ground/ui/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { DeskShell } from './DeskShell.tsx';
import { SetUpDoor, SignInDoor } from './Doors.tsx';
import { OFFICE_PAGES, safeReturn, type OfficePage } from './paths.ts';
import { paths } from './paths.ts';
import { CustomerMailboxPage, PhonePage, PlayedPhone } from './rooms.tsx';
import { searchAddress, SearchPlace } from './SearchPlace.tsx';
import { SignedIn } from './SignedIn.tsx';
import { shellWords } from './words.ts';

// Whoever works at the desk all day does not load the office.
const OfficeShell = lazy(() => import('./OfficeShell.tsx').then((file) => ({ default: file.OfficeShell })));

const Later = ({ children }: { children: ReactNode }) => (
  <Suspense fallback={<Loading lines={8} />}>{children}</Suspense>
);

const Lost = () => {
  const t = useWords(shellWords);
  return (
    <EmptyState title={t('lost.title')}>
      <Link to="/">{t('lost.back')}</Link>
    </EmptyState>
  );
};

const root = createRootRoute({ component: Outlet, notFoundComponent: Lost });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { back?: string | undefined } => ({
    back: safeReturn(search['back']),
  }),
  component: () => (
    <Later>
      <SignInDoor />
    </Later>
  ),
});
const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  component: () => (
    <Later>
      <SetUpDoor />
    </Later>
  ),
});
const customer = createRoute({
  getParentRoute: () => root,
  path: '/customer',
  component: () => (
    <Later>
      <CustomerMailboxPage phoneHref={paths.customerPhone} />
    </Later>
  ),
});

const customerPhone = createRoute({
  getParentRoute: () => root,
  path: '/customer/phone',
  component: () => (
    <Later>
      <PhonePage backHref={paths.customer} calls={<PlayedPhone />} />
    </Later>
  ),
});

// Pathless: a route of path '/' cannot have children.
const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn });
/** One shell for all desk routes: the list keeps its place while interactions open and close. */
const desk = createRoute({
  getParentRoute: () => signedIn,
  id: 'desk',
  component: () => {
    const { id } = interaction.useMatch({ select: (match) => match.params, shouldThrow: false }) ?? {};
    const { draftId } = outbound.useMatch({ select: (match) => match.params, shouldThrow: false }) ?? {};
    return <DeskShell openId={id === undefined ? null : Number(id)} draftId={draftId ?? null} />;
  },
});
const home = createRoute({ getParentRoute: () => desk, path: '/' });
const interaction = createRoute({ getParentRoute: () => desk, path: '/i/$id' });
const outbound = createRoute({ getParentRoute: () => desk, path: '/new/$draftId' });

const search = createRoute({
  getParentRoute: () => signedIn,
  path: '/search',
  validateSearch: searchAddress,
  component: () => (
    <Later>
      <SearchPlace {...search.useSearch()} />
    </Later>
  ),
});

const office = createRoute({
  getParentRoute: () => signedIn,
  path: '/office/$page',
  component: () => {
    const { page } = office.useParams();
    return OFFICE_PAGES.some((each) => each === page) ? (
      <Later>
        <OfficeShell page={page as OfficePage} />
      </Later>
    ) : (
      <Lost />
    );
  },
});
const officeHome = createRoute({
  getParentRoute: () => signedIn,
  path: '/office',
  component: () => <Navigate to="/office/$page" params={{ page: 'staff' }} replace />,
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    setUp,
    customer,
    customerPhone,
    signedIn.addChildren([desk.addChildren([home, interaction, outbound]), search, officeHome, office]),
  ]),
  defaultPreload: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
