import { Inject, Injectable } from '@nestjs/common';
import type { GroundedRecord } from '@veilighuis/access';
import { dateInBrussels } from '@veilighuis/calendar';
import type { labelClientSystems, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { householdLabel } from '../domain/client-system/index.ts';
import { householdIds, municipalitiesOf, possiblyMinorIds } from './client-system-file.ts';
import type { ClientSystemFile } from './client-system-file.ts';
import { ClientSystems } from './stores.ts';

type Output = OperationOutput<typeof labelClientSystems>;

/** What to call the rows of a list: of those only whose overview file the caller may read (R30, R36). */
@Injectable()
export class LabelClientSystems {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
  ) {}

  async execute({ clientSystemIds }: OperationInput<typeof labelClientSystems>, caller: Caller): Promise<Output> {
    await this.gate.require(caller, 'list-client-systems');
    const ids = [...new Set(clientSystemIds)];
    const found = new Map((await this.clientSystems.closedOf(ids)).map((file) => [file.clientSystemId, file]));
    // Decided on for each that is asked for, so that one that isn't there takes as long as one that may not be seen.
    const seen = ids.flatMap((id) => {
      const file = found.get(id);
      const allowed = this.gate.allows(caller, 'read-overview-file', file?.record ?? nobodys(caller));
      return file !== undefined && allowed ? [file] : [];
    });
    const files = await this.clientSystems.openAll(seen);
    const today = dateInBrussels(new Date());
    await this.gate.logRead(caller, {
      clientSystemIds: files.map(({ system }) => system.clientSystemId),
      personIds: files.flatMap((file) => [...householdIds(file)]),
      resultCount: files.length,
    });
    return { rows: files.map((file) => labelled(file, today)) };
  }
}

function nobodys({ principal }: Caller): GroundedRecord {
  return { centre: principal.centre, shielding: { shielded: true, visibleTo: [] } };
}

function labelled(file: ClientSystemFile, today: string): Output['rows'][number] {
  const { clientSystemId, persons } = file.system;
  const household = householdIds(file);
  const minors = possiblyMinorIds(file, today);
  const members = persons.filter(({ personId }) => household.has(personId));
  // R35: a walled address counts nowhere.
  const [municipality] = municipalitiesOf(file);
  return {
    clientSystemId,
    label: householdLabel(members.map(({ personId, name }) => ({ name, minor: minors.has(personId) }))),
    members: members.length,
    minors: members.filter(({ personId }) => minors.has(personId)).length,
    ...(municipality === undefined ? {} : { municipality }),
  };
}
