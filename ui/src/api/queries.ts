import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem.ts';

const attempts = 3;

/** Nothing of a file outlives the tab, and what is refused is not asked again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      gcTime: 60_000,
      refetchOnWindowFocus: true,
      networkMode: 'always',
      retry: (failures, error) => error instanceof Problem && error.isPassing && failures < attempts,
      retryDelay: (failures) => Math.min(1000 * 2 ** failures, 8000),
    },
    mutations: {
      networkMode: 'always',
      retry: (failures, error) => error instanceof Problem && error.code === 'no-connection' && failures < attempts,
      retryDelay: (failures) => Math.min(1000 * 2 ** failures, 8000),
    },
  },
});
