import { createRouter } from '@tanstack/react-router';
import { NotFound, ScreenFailed } from '../parts/states.tsx';
import { routes } from './routes.tsx';

export const router = createRouter({
  routeTree: routes,
  defaultPreload: 'intent',
  defaultErrorComponent: ({ error, reset }) => <ScreenFailed error={error} onRetry={reset} />,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
