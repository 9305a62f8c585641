import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { fileSearch } from '../screens/file/file-search.ts';
import { filesSearch } from '../screens/files/files-search.ts';
import { matchesSearch } from '../screens/matches/matches-search.ts';
import { reportsSearch } from '../screens/reports/reports-search.ts';
import { tableRoutes } from './routes/table-routes.ts';
import { Shell } from './shell.tsx';
import { SignedIn } from './signed-in.tsx';
import { SignedInAgain } from './signed-in-again.tsx';
import type { TrajectoryView } from '../screens/trajectories/views.ts';
import { trajectoryViews } from '../screens/trajectories/views.ts';
import { withWords } from '../words/known-words.ts';

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
  component: lazyRouteComponent(
    withWords(() => import('../screens/triage/triage-list-screen.tsx')),
    'TriageListScreen',
  ),
});

const trajectoryList = createRoute({
  getParentRoute: () => signedIn,
  path: '/trajecten',
  validateSearch: ({ toon }: Record<string, unknown>): { toon?: TrajectoryView } => {
    const view = trajectoryViews.find((one) => one === toon);
    return view === undefined ? {} : { toon: view };
  },
  component: lazyRouteComponent(
    withWords(() => import('../screens/trajectories/trajectory-list-screen.tsx')),
    'TrajectoryListScreen',
  ),
});

const trajectory = createRoute({
  getParentRoute: () => signedIn,
  path: '/trajecten/$trajectoryId',
  component: lazyRouteComponent(
    withWords(() => import('../screens/trajectories/trajectory-screen.tsx')),
    'TrajectoryScreen',
  ),
});

const closing = createRoute({
  getParentRoute: () => signedIn,
  path: '/trajecten/$trajectoryId/afsluiten',
  component: lazyRouteComponent(
    withWords(() => import('../screens/trajectories/close-screen.tsx')),
    'CloseScreen',
  ),
});

const reports = createRoute({
  getParentRoute: () => signedIn,
  path: '/meldingen',
  validateSearch: reportsSearch,
  component: lazyRouteComponent(
    withWords(() => import('../screens/reports/reports-screen.tsx')),
    'ReportsScreen',
  ),
});

const newReport = createRoute({
  getParentRoute: () => signedIn,
  path: '/meldingen/nieuw',
  component: lazyRouteComponent(
    withWords(() => import('../screens/intake-form/new-report-screen.tsx')),
    'NewReportScreen',
  ),
});

const report = createRoute({
  getParentRoute: () => signedIn,
  path: '/meldingen/$reportId',
  component: lazyRouteComponent(
    withWords(() => import('../screens/reports/report-screen.tsx')),
    'ReportScreen',
  ),
});

const registration = createRoute({
  getParentRoute: () => signedIn,
  path: '/aanmelden',
  component: lazyRouteComponent(
    withWords(() => import('../screens/intake-form/registration-screen.tsx')),
    'RegistrationScreen',
  ),
});

const search = createRoute({
  getParentRoute: () => signedIn,
  path: '/zoeken',
  component: lazyRouteComponent(
    withWords(() => import('../screens/search/search-screen.tsx')),
    'SearchScreen',
  ),
});

const matches = createRoute({
  getParentRoute: () => signedIn,
  path: '/mogelijke-dubbels',
  validateSearch: matchesSearch,
  component: lazyRouteComponent(
    withWords(() => import('../screens/matches/matches-screen.tsx')),
    'MatchesScreen',
  ),
});

const match = createRoute({
  getParentRoute: () => signedIn,
  path: '/mogelijke-dubbels/$matchId',
  validateSearch: matchesSearch,
  component: lazyRouteComponent(
    withWords(() => import('../screens/matches/match-screen.tsx')),
    'MatchScreen',
  ),
});

const files = createRoute({
  getParentRoute: () => signedIn,
  path: '/dossiers',
  validateSearch: filesSearch,
  component: lazyRouteComponent(
    withWords(() => import('../screens/files/files-screen.tsx')),
    'FilesScreen',
  ),
});

const file = createRoute({
  getParentRoute: () => signedIn,
  path: '/dossiers/$clientSystemId',
  validateSearch: fileSearch,
  component: lazyRouteComponent(
    withWords(() => import('../screens/file/file-screen.tsx')),
    'FileScreen',
  ),
});

const assessment = createRoute({
  getParentRoute: () => signedIn,
  path: '/dossiers/$clientSystemId/risico',
  component: lazyRouteComponent(
    withWords(() => import('../screens/risk/assessment-screen.tsx')),
    'AssessmentScreen',
  ),
});

const intake = [reports, newReport, report, registration, search, matches, match, files, file, assessment] as const;

const notices = createRoute({
  getParentRoute: () => signedIn,
  path: '/berichten',
  component: lazyRouteComponent(
    withWords(() => import('../screens/notices/notices-screen.tsx')),
    'NoticesScreen',
  ),
});

export const routes = root.addChildren([
  signedInAgain,
  signedIn.addChildren([
    start,
    triageList,
    ...tableRoutes(signedIn),
    ...intake,
    trajectoryList,
    trajectory,
    closing,
    notices,
  ]),
]);
