import { Inject, Injectable } from '@nestjs/common';
import { formatPartialDate } from '@veilighuis/calendar';
import type { OperationInput, OperationOutput, searchClientSystems } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import type { Person } from '../domain/client-system/index.ts';
import { groundedRecordOf } from './client-system-file.ts';
import { IdentityKeys } from './identity-keys.ts';
import { identityQuestion } from './identity-question.ts';
import { ClientSystems } from './stores.ts';

type Input = OperationInput<typeof searchClientSystems>;
type Output = OperationOutput<typeof searchClientSystems>;

const MOST_HITS = 50;

/** Search before create: by national number, or by name and birth date; only what the caller may see answers (R06, R08, R36). */
@Injectable()
export class SearchClientSystems {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(IdentityKeys) private readonly keys: IdentityKeys,
  ) {}

  async execute({ by }: Input, caller: Caller): Promise<Output> {
    await this.gate.require(caller, 'search-client-systems');
    const { alternatives, matches } = identityQuestion(this.keys, by, 'by');
    const filter = this.gate.filterFor(caller, 'read-overview-file');
    const found = alternatives.length === 0 ? [] : await this.clientSystems.withName(filter, alternatives, MOST_HITS);
    const seen = found.filter((file) => this.gate.allows(caller, 'read-overview-file', groundedRecordOf(file)));
    const hits = seen.flatMap(({ system }) =>
      system.persons.filter(matches).map((person) => hit(system.clientSystemId, person)),
    );
    await this.gate.logRead(caller, {
      clientSystemIds: [...new Set(hits.map(({ clientSystemId }) => clientSystemId))],
      personIds: hits.map(({ personId }) => personId),
      resultCount: hits.length,
    });
    return { hits };
  }
}

function hit(clientSystemId: string, { personId, name, birthDate }: Person): Output['hits'][number] {
  return {
    clientSystemId,
    personId,
    name: {
      ...(name.given === undefined ? {} : { given: name.given }),
      ...(name.family === undefined ? {} : { family: name.family }),
    },
    ...(birthDate === undefined ? {} : { birthDate: formatPartialDate(birthDate) }),
  };
}
