import { Inject, Injectable } from '@nestjs/common';
import type { listPossibleMatches, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { PossibleMatches } from './stores.ts';

/** Pairs that may be the same person, for a person to decide (R09); a shielded file betrays nothing here (R36). */
@Injectable()
export class ListPossibleMatches {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(PossibleMatches) private readonly matches: PossibleMatches,
  ) {}

  async execute(
    { limit, cursor, state }: OperationInput<typeof listPossibleMatches>,
    caller: Caller,
  ): Promise<OperationOutput<typeof listPossibleMatches>> {
    await this.gate.require(caller, 'decide-possible-match');
    const page = await this.matches.list(
      { filter: this.gate.filterFor(caller, 'decide-possible-match'), limit, cursor },
      state,
    );
    await this.gate.logRead(caller, {
      clientSystemIds: [
        ...new Set(page.rows.flatMap(({ left, right }) => [left.clientSystemId, right.clientSystemId])),
      ],
      personIds: page.rows.flatMap(({ left, right }) => [left.personId, right.personId]),
      resultCount: page.rows.length,
    });
    return {
      ...page,
      rows: page.rows.map(({ matchId, version, left, right, reasons, state: stands, offeredAt }) => ({
        matchId,
        version,
        left,
        right,
        reasons: [...reasons],
        state: stands,
        offeredAt: offeredAt.toISOString(),
      })),
    };
  }
}
