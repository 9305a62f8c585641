import type { IsoDate } from '@veilighuis/calendar';
import type { OperationDefinition, OperationOutput } from '@veilighuis/contracts';
import type { z } from 'zod';
import type { Api, CallOptions, SignIn } from '../platform/index.ts';

/** What every act of the demo works with. */
export interface Stage {
  readonly api: Api;
  readonly signIn: SignIn;
  readonly today: IsoDate;
  /** One line for the person at the terminal. */
  readonly say: (line: string) => void;
}

export const coordinator = 'operational-coordinator';
export const centreOrganisation = 'veilig-huis-oost-vlaanderen';

/** Calls an operation as a member of staff. */
export async function as<O extends OperationDefinition>(
  { api, signIn }: Stage,
  username: string,
  operation: O,
  input: z.input<O['input']>,
  options: Omit<CallOptions, 'token'> = {},
): Promise<OperationOutput<O>> {
  return api.call(operation, input, { token: await signIn.staff(username), ...options });
}

/** A number from 0 to `below` - 1 that belongs to an id, so that a second run chooses the same files. */
export function share(id: string, below: number): number {
  return Number.parseInt(id.replaceAll('-', '').slice(-6), 16) % below;
}
