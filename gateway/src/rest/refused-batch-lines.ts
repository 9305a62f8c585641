import { purposeOf } from '@veilighuis/access';
import type { Decider } from '@veilighuis/access';
import { recordRefusedLine } from '@veilighuis/contracts';
import type { OperationInput, Problem, RequestMeta } from '@veilighuis/contracts';
import type { OperationClient } from '@veilighuis/messaging';
import type { Logger } from '@veilighuis/telemetry';
import type { Caller } from '../sign-in/caller.ts';

/** More of one batch are the same mistake again and again. */
const MOST_OF_ONE_BATCH = 1_000;

interface Parts {
  readonly client: OperationClient;
  readonly logger: Logger;
  readonly decider: Decider;
}

/** Has the refused lines of one batch kept: where and why, nothing of what stood in them. */
export class RefusedBatchLines {
  readonly #parts: Parts;
  readonly #meta: RequestMeta;
  readonly #maySend: boolean;
  #kept = 0;

  constructor(
    parts: Parts,
    { principal }: Caller,
    meta: RequestMeta,
    readonly batchId: string,
  ) {
    this.#parts = parts;
    this.#meta = meta;
    // Of somebody who may send no reports at all nothing is kept.
    this.#maySend = parts.decider.decide({
      principal,
      action: recordRefusedLine.action,
      record: { centre: principal.centre, zones: principal.zones },
      grounds: [],
      purpose: purposeOf(principal, meta.purpose),
    }).allowed;
  }

  /** The answer to the sender doesn't hang on it: a line that could not be kept is refused all the same. */
  async keep(line: number, zoneCode: unknown, { code, status, fields = [] }: Problem): Promise<void> {
    // A part that is away is no fault of the line; the sender tries again.
    if (!this.#maySend || status >= 500 || this.#kept >= MOST_OF_ONE_BATCH) return;
    this.#kept += 1;
    const zone = recordRefusedLine.input.shape.zoneCode.safeParse(zoneCode).data;
    const input: OperationInput<typeof recordRefusedLine> = {
      batchId: this.batchId,
      line,
      code,
      fields: fields.map(({ field, code: fault }) => ({ field, code: fault })).filter(isPlain),
      ...(zone === undefined ? {} : { zoneCode: zone }),
    };
    try {
      await this.#parts.client.call(recordRefusedLine, input, this.#meta);
    } catch (error) {
      this.#parts.logger.warn('refused-line-not-kept', { line, problemCode: code, error });
    }
  }
}

const fault = recordRefusedLine.input.shape.fields.element;

function isPlain(given: unknown): boolean {
  return fault.safeParse(given).success;
}
