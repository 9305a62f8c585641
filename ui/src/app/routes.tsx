import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Shell } from './shell.tsx';
import { SignedIn } from './signed-in.tsx';
import { SignedInAgain } from './signed-in-again.tsx';

const root = createRootRoute();

/** Everything but the small page that a sign-in in another window ends on. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: () => (
    <SignedIn>
      <Shell />
    </SignedIn>
  ),
});

const signedInAgain = createRoute({
  getParentRoute: () => root,
  path: '/opnieuw-aangemeld',
  component: SignedInAgain,
});

const start = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('../screens/start/start-screen.tsx'), 'StartScreen'),
});

const triageList = createRoute({
  getParentRoute: () => signedIn,
  path: '/triage',
  validateSearch: (given: Record<string, unknown>): { stand?: 'beslist' } =>
    given['stand'] === 'beslist' ? { stand: 'beslist' } : {},
  component: lazyRouteComponent(() => import('../screens/triage/triage-list-screen.tsx'), 'TriageListScreen'),
});

export const routes = root.addChildren([signedInAgain, signedIn.addChildren([start, triageList])]);
