import type { AnyRoute } from '@tanstack/react-router';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { meetingSearch } from '../../screens/table/meeting-search.ts';
import { tasksSearch } from '../../screens/tasks/tasks-search.ts';
import { withWords } from '../../words/known-words.ts';

/** The screens round the triage table: its files, its meetings, what follows from them, and who may sit in. */
export function tableRoutes<Parent extends AnyRoute>(parent: Parent) {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: '/triage/$fileId',
      component: lazyRouteComponent(
        withWords(() => import('../../screens/triage/triage-file-screen.tsx')),
        'TriageFileScreen',
      ),
    }),
    createRoute({
      getParentRoute,
      path: '/tafel',
      component: lazyRouteComponent(
        withWords(() => import('../../screens/table/meetings-screen.tsx')),
        'MeetingsScreen',
      ),
    }),
    createRoute({
      getParentRoute,
      path: '/tafel/$meetingId',
      validateSearch: meetingSearch,
      component: lazyRouteComponent(
        withWords(() => import('../../screens/table/meeting-screen.tsx')),
        'MeetingScreen',
      ),
    }),
    createRoute({
      getParentRoute,
      path: '/tafel/$meetingId/agenda',
      component: lazyRouteComponent(
        withWords(() => import('../../screens/table/agenda-screen.tsx')),
        'AgendaScreen',
      ),
    }),
    createRoute({
      getParentRoute,
      path: '/tafel/$meetingId/verslag',
      component: lazyRouteComponent(
        withWords(() => import('../../screens/table/minutes-screen.tsx')),
        'MinutesScreen',
      ),
    }),
    createRoute({
      getParentRoute,
      path: '/taken',
      validateSearch: tasksSearch,
      component: lazyRouteComponent(
        withWords(() => import('../../screens/tasks/tasks-screen.tsx')),
        'TasksScreen',
      ),
    }),
    createRoute({
      getParentRoute,
      path: '/beheer/vertegenwoordigers',
      component: lazyRouteComponent(
        withWords(() => import('../../screens/representatives/representatives-screen.tsx')),
        'RepresentativesScreen',
      ),
    }),
  ] as const;
}
