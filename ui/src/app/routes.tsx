import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Shell } from './shell.tsx';
import { SignedIn } from './signed-in.tsx';
import { SignedInAgain } from './signed-in-again.tsx';
import type { TrajectoryView } from '../screens/trajectories/views.ts';
import { trajectoryViews } from '../screens/trajectories/views.ts';

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

const trajectoryList = createRoute({
  getParentRoute: () => signedIn,
  path: '/trajecten',
  validateSearch: ({ toon }: Record<string, unknown>): { toon?: TrajectoryView } => {
    const view = trajectoryViews.find((one) => one === toon);
    return view === undefined ? {} : { toon: view };
  },
  component: lazyRouteComponent(
    () => import('../screens/trajectories/trajectory-list-screen.tsx'),
    'TrajectoryListScreen',
  ),
});

const trajectory = createRoute({
  getParentRoute: () => signedIn,
  path: '/trajecten/$trajectoryId',
  component: lazyRouteComponent(() => import('../screens/trajectories/trajectory-screen.tsx'), 'TrajectoryScreen'),
});

const closing = createRoute({
  getParentRoute: () => signedIn,
  path: '/trajecten/$trajectoryId/afsluiten',
  component: lazyRouteComponent(() => import('../screens/trajectories/close-screen.tsx'), 'CloseScreen'),
});

export const routes = root.addChildren([
  signedInAgain,
  signedIn.addChildren([start, triageList, trajectoryList, trajectory, closing]),
]);
