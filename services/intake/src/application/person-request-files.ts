import { Inject, Injectable } from '@nestjs/common';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import type { Person } from '../domain/client-system/index.ts';
import { groundedRecordOf } from './client-system-file.ts';
import type { ClientSystemFile } from './client-system-file.ts';
import { IdentityKeys } from './identity-keys.ts';
import { identityQuestion } from './identity-question.ts';
import type { Identity } from './identity-question.ts';
import type { AccessRequest, Subject } from './rights-stores.ts';
import { ClientSystems } from './stores.ts';

const ACTION = 'handle-person-request';
const MOST_FILES = 50;
/** Stands for a reader who is not in the file: nobody there has this id. */
const OUTSIDER = 'outsider';

/** A file that a request is about, as it stands today. */
export interface RequestedFile {
  readonly file: ClientSystemFile;
  readonly person: Person;
  /** Ids of those who will read the answer (R35). */
  readonly readers: readonly string[];
}

/** Finds the files that a person's request is about. Of a shielded one only those named know that it is there (R36). */
@Injectable()
export class PersonRequestFiles {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(IdentityKeys) private readonly keys: IdentityKeys,
  ) {}

  /** @throws ProblemError `invalid-input` */
  async subjects(caller: Caller, person: Identity, reader: Identity | undefined): Promise<Subject[]> {
    const { alternatives, matches } = identityQuestion(this.keys, person, 'person');
    const isReader =
      reader === undefined ? () => false : identityQuestion(this.keys, reader, 'parentOrGuardian').matches;
    const filter = { centre: caller.principal.centre };
    const found = alternatives.length === 0 ? [] : await this.clientSystems.withName(filter, alternatives, MOST_FILES);
    return found
      .filter((file) => this.mayHandle(caller, file))
      .flatMap(({ system }) => {
        const readerId = system.persons.find(isReader)?.personId;
        return system.persons.filter(matches).map(({ personId }) => ({
          clientSystemId: system.clientSystemId,
          personId,
          ...(readerId === undefined ? {} : { readerId }),
        }));
      });
  }

  /** What was merged since goes on under another id, and the person perhaps as well (R09). */
  async of(caller: Caller, { subjects, reader }: AccessRequest): Promise<RequestedFile[]> {
    const files: RequestedFile[] = [];
    for (const { clientSystemId, personId, readerId } of subjects) {
      const asked = await this.clientSystems.find(clientSystemId);
      const file = asked && (await this.current(asked));
      if (asked === undefined || file === undefined || !this.mayHandle(caller, file)) continue;
      const person = goneOnAs(asked, file, personId);
      if (person === undefined || files.some((other) => other.person.personId === person.personId)) continue;
      const guardian = readerId === undefined ? undefined : goneOnAs(asked, file, readerId)?.personId;
      const readers = reader === 'parent-or-guardian' ? [person.personId, guardian ?? OUTSIDER] : [person.personId];
      files.push({ file, person, readers });
    }
    return files;
  }

  private mayHandle(caller: Caller, file: ClientSystemFile): boolean {
    return this.gate.allows(caller, ACTION, groundedRecordOf(file));
  }

  private async current(file: ClientSystemFile): Promise<ClientSystemFile | undefined> {
    if (file.system.mergedInto === undefined) return file;
    const next = await this.clientSystems.find(file.system.mergedInto);
    return next && this.current(next);
  }
}

function goneOnAs(asked: ClientSystemFile, now: ClientSystemFile, personId: string): Person | undefined {
  const same = now.system.persons.find((person) => person.personId === personId);
  const then = asked.system.persons.find((person) => person.personId === personId);
  if (same !== undefined || then === undefined) return same;
  const named = JSON.stringify(then.name);
  return now.system.persons.find(
    ({ nationalNumber, name, otherNames = [] }) =>
      (nationalNumber !== undefined && nationalNumber === then.nationalNumber) ||
      [name, ...otherNames].some((one) => JSON.stringify(one) === named),
  );
}
