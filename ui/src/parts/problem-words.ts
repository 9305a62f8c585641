import { useCallback } from 'react';
import { Problem } from '../api/problem.ts';
import { useSay, wordFor } from '../words/say.ts';

/** Says a refusal in the words of the person at the screen. */
export function useProblemWords(): (error: unknown) => string {
  const say = useSay();
  return useCallback(
    (error) => {
      const known = error instanceof Problem ? wordFor('problem', error.code) : undefined;
      return say(known ?? 'problem.internal-error');
    },
    [say],
  );
}
