import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { OperationInput, OperationOutput, recordWords } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { itemKeys } from '../domain/client-system/index.ts';
import { ChangeClientSystem, toldByCaller, withPerson } from './change-client-system.ts';

/** R35: records what a child said in confidence; walled from everyone else of the household, parents included. */
@Injectable()
export class RecordWords {
  constructor(@Inject(ChangeClientSystem) private readonly change: ChangeClientSystem) {}

  /** @throws ProblemError `not-found`, `version-conflict`, `conflict`, `invalid-input` for a day in the future */
  async execute(
    { clientSystemId, personId, text, spokenOn }: OperationInput<typeof recordWords>,
    caller: Caller,
  ): Promise<OperationOutput<typeof recordWords>> {
    await this.change.allow(caller, 'keep-walls', clientSystemId);
    if (spokenOn > dateInBrussels(new Date())) {
      throw new ProblemError('invalid-input', {
        fields: [{ field: 'spokenOn', code: 'date-in-future', message: 'What was said lies in the past.' }],
      });
    }
    const wordsId = newId();
    const { version } = await this.change.perform(
      caller,
      clientSystemId,
      (system, tx) =>
        withPerson(system, personId, (person) => {
          const heard = { ...person, words: [...(person.words ?? []), { wordsId, text, spokenOn }] };
          return toldByCaller(heard, itemKeys.words(wordsId), caller, tx.now);
        }),
      { personIds: [personId] },
    );
    return { wordsId, version };
  }
}
