import { Inject, Injectable } from '@nestjs/common';
import { formatPartialDate } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { composeHouseholdSheet, OperationInput, OperationOutput, WalledPart } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { disclosureFor } from '../domain/client-system/index.ts';
import type { ClientSystem, Crossing, Person } from '../domain/client-system/index.ts';
import { ClientSystems } from './stores.ts';

type Input = OperationInput<typeof composeHouseholdSheet>;
type Output = OperationOutput<typeof composeHouseholdSheet>;

/** Stands for a reader who is not in the client system: nobody there has this id. */
const OUTSIDER = 'outsider';

/** R35: what may stand in a letter or print for these readers; what would cross a wall is refused, or left out on request. */
@Injectable()
export class ComposeHouseholdSheet {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
  ) {}

  /** @throws ProblemError `not-found`, `invalid-input` for a person who is not in it, `crosses-a-wall` */
  async execute(input: Input, caller: Caller): Promise<Output> {
    const { clientSystemId, readers, outsideReader, leaveOutWalled } = input;
    const closed = await this.clientSystems.findClosed(clientSystemId);
    const record = await this.gate.requireOn(caller, 'compose-for-persons', closed?.record, {
      clientSystemIds: [clientSystemId],
    });
    if (closed === undefined) throw new ProblemError('not-found');
    const { system } = await closed.open();
    requirePersons(system, 'readers', readers);
    requirePersons(system, 'persons', input.persons ?? []);
    const about = new Set(input.persons ?? system.persons.map(({ personId }) => personId));
    const touched = { clientSystemIds: [clientSystemId], personIds: [...new Set([...about, ...readers])] };

    const { persons, crossings } = disclosureFor(system, [...readers, ...(outsideReader ? [OUTSIDER] : [])]);
    const parts = new Set(input.parts);
    const crossed = crossings.filter((crossing) => about.has(crossing.about) && parts.has(crossing.part));
    if (crossed.length > 0 && !leaveOutWalled) {
      await this.gate.noteRefusal(caller, 'crosses-a-wall', touched);
      throw new ProblemError('crosses-a-wall', { fields: faultsOf(input.parts, crossed) });
    }
    await this.gate.logRead(caller, touched, record);
    return {
      clientSystemId,
      persons: persons.filter(({ personId }) => about.has(personId)).map((person) => view(person, parts)),
      relations: system.relations
        .filter(({ from, to }) => about.has(from) && about.has(to))
        .map(({ from, to, relation }) => ({ from, to, relation })),
    };
  }
}

/** Names the part that was asked for, never whose it is or what is behind the wall. */
function faultsOf(parts: readonly WalledPart[], crossed: readonly Crossing[]) {
  return parts.flatMap((part, i) =>
    crossed.some((crossing) => crossing.part === part)
      ? [
          {
            field: `parts.${String(i)}`,
            code: 'walled',
            message: 'A reader may not learn all of this. Make one for each reader, or leave out what is walled.',
          },
        ]
      : [],
  );
}

function requirePersons(system: ClientSystem, field: 'readers' | 'persons', personIds: readonly string[]): void {
  const there = new Set(system.persons.map(({ personId }) => personId));
  const fields = personIds.flatMap((personId, i) =>
    there.has(personId)
      ? []
      : [{ field: `${field}.${String(i)}`, code: 'person-unknown', message: 'Name a person of this client system.' }],
  );
  if (fields.length > 0) throw new ProblemError('invalid-input', { fields });
}

function view(person: Person, parts: ReadonlySet<WalledPart>): Output['persons'][number] {
  const { personId, name, birthDate, addresses, phone, safeContacts, words } = person;
  const [where, how, said] = [parts.has('whereabouts'), parts.has('contact'), parts.has('words')];
  return {
    personId,
    name: {
      ...(name.given === undefined ? {} : { given: name.given }),
      ...(name.family === undefined ? {} : { family: name.family }),
    },
    ...(birthDate === undefined ? {} : { birthDate: formatPartialDate(birthDate) }),
    addresses: (where ? addresses : []).map(({ street, municipality, since }) => ({
      ...(street === undefined ? {} : { street }),
      municipality,
      ...(since === undefined ? {} : { since }),
    })),
    ...(how && phone !== undefined ? { phone } : {}),
    ...(how && safeContacts !== undefined ? { safeContacts: safeContacts.map((contact) => ({ ...contact })) } : {}),
    ...(said && words !== undefined ? { words: words.map((each) => ({ ...each })) } : {}),
  };
}
