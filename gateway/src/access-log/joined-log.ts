import { ProblemError, readCaseManagementLog, readIntakeLog, readTriageLog } from '@veilighuis/contracts';
import type { OperationInput, RequestMeta, ServiceName } from '@veilighuis/contracts';
import type { OperationClient } from '@veilighuis/messaging';
import { joinLines } from './join-lines.ts';
import type { JoinedLine, Part } from './join-lines.ts';

type PartInput = OperationInput<typeof readIntakeLog>;
export type LogQuestion = Pick<PartInput, 'about' | 'use'>;
export type LinePlace = NonNullable<PartInput['before']>;

export interface JoinedPage {
  readonly rows: readonly JoinedLine[];
  /** Services whose lines are not in it. */
  readonly missing: readonly ServiceName[];
  /** Place of the last line, when there are more. */
  readonly last?: LinePlace;
}

/** Shorter than what a browser waits for: a part that doesn't come is said to be missing. */
const PART_DEADLINE_MS = 5000;

/** The access log as one: each service answers for its own part, under the token of the caller. */
export class JoinedLog {
  readonly #client: Pick<OperationClient, 'call'>;

  constructor(client: Pick<OperationClient, 'call'>) {
    this.#client = client;
  }

  /**
   * One page over all services. It is never less without saying so: a service that doesn't answer is named. Intake must
   * answer: it alone knows which files belong to the question, and who may ask it.
   * @throws ProblemError as the services refuse it; `service-unavailable` without intake
   */
  async page(
    question: LogQuestion,
    limit: number,
    before: LinePlace | undefined,
    meta: RequestMeta,
  ): Promise<JoinedPage> {
    const input = { ...question, limit: limit + 1, ...(before === undefined ? {} : { before }) };
    const ask = async (operation: typeof readIntakeLog | typeof readTriageLog | typeof readCaseManagementLog) => {
      const options = { deadlineMs: PART_DEADLINE_MS };
      const { rows } = await this.#client.call(operation as typeof readIntakeLog, input, meta, options);
      return { service: operation.service as ServiceName, rows };
    };
    // First alone: a question that is refused is refused, and logged, once.
    const first = await ask(readIntakeLog);
    const others = await Promise.all(
      [readTriageLog, readCaseManagementLog].map((operation) =>
        ask(operation).catch((error: unknown) => missing(operation.service as ServiceName, error)),
      ),
    );
    const parts = [first, ...others.filter((part) => 'rows' in part)];
    const { rows, hasMore } = joinLines(parts, limit);
    const last = rows.at(-1);
    return {
      rows,
      missing: others.flatMap((part) => ('rows' in part ? [] : [part.service])),
      ...(hasMore && last !== undefined ? { last: { at: last.at, lineId: last.lineId } } : {}),
    };
  }
}

/** What is away or broken is missing; a refusal is a refusal. */
function missing(service: ServiceName, error: unknown): Part | { readonly service: ServiceName } {
  if (error instanceof ProblemError && error.problem.status >= 500) return { service };
  throw error;
}
