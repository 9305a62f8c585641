import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Role } from '@veilighuis/contracts';
import { actionsOfRoles } from '../generated/actions-of-roles.ts';
import { exchange, useCsrfToken } from './client.ts';

type AnyAction = (typeof actionsOfRoles)[Role][number];

/** Who works here, for which organisation, in which roles. */
export interface Session {
  readonly subject: string;
  readonly name?: string;
  readonly organisation: string;
  readonly centre: string;
  readonly roles: readonly Role[];
  readonly secrecyConfirmed: boolean;
  readonly csrfToken: string;
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = (await exchange('/auth/session', { signal })) as Session;
    useCsrfToken(session.csrfToken);
    return session;
  },
  staleTime: 60_000,
  gcTime: Number.POSITIVE_INFINITY,
});

/** The session of this tab; the app shows nothing before there is one. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (data === undefined) throw new Error('no session yet');
  return data;
}

/** Whether one of the roles may try an action at all. A hint for what to offer: the services decide. */
export function mayTry({ roles }: Session, action: AnyAction): boolean {
  return roles.some((role) => (actionsOfRoles[role] as readonly string[]).includes(action));
}

export function useMay(action: AnyAction): boolean {
  return mayTry(useSession(), action);
}

/** Leaves here and at the provider of the organisation; a whole new page, so that nothing stays in memory. */
export async function signOut({ csrfToken }: Session): Promise<void> {
  const answer = await exchange('/auth/sign-out', { method: 'POST', headers: { 'x-csrf-token': csrfToken } });
  const { continueAt } = answer as { continueAt: string };
  location.replace(continueAt);
}
