import { setTimeout as wait } from 'node:timers/promises';
import type { IsoDate } from '@veilighuis/calendar';
import type { OperationDefinition, OperationOutput } from '@veilighuis/contracts';
import type { z } from 'zod';
import type { Api, CallOptions } from './api.ts';
import type { SignIn } from './sign-in.ts';

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

/** All rows of a list, page by page, up to a number of rows. */
export async function collect<Row>(
  readPage: (paging: { limit: number; cursor?: string }) => Promise<{ rows: Row[]; nextCursor?: string | undefined }>,
  most = Infinity,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await readPage({ limit: Math.min(100, most), ...(cursor === undefined ? {} : { cursor }) });
    rows.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== undefined && rows.length < most);
  return rows.slice(0, most);
}

/** Asks until the answer is good enough or the time is over, and gives the last answer. */
export async function poll<T>(ask: () => Promise<T>, isEnough: (answer: T) => boolean, withinMs: number): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (isEnough(answer) || Date.now() > until) return answer;
    await wait(500);
  }
}

/** A number from 0 to `below` - 1 that belongs to an id, so that a second run chooses the same files. */
export function share(id: string, below: number): number {
  return Number.parseInt(id.replaceAll('-', '').slice(-6), 16) % below;
}
