import { Inject, Injectable } from '@nestjs/common';
import type { LogScope } from '@veilighuis/contracts';
import { ProblemError } from '@veilighuis/contracts';
import { AuditLog } from '@veilighuis/persistence';
import { AccessGate, actionOf, LogScopes } from '@veilighuis/service-kit';
import type { Caller, LogQuestion } from '@veilighuis/service-kit';
import { RetentionFiles } from './retention-stores.ts';
import { ClientSystems } from './stores.ts';

/**
 * R32: who may ask the access log about whom, for all services: the privacy officer about one person, the case holder about
 * the own file. A shielded file exists here, too, for those it names only (R36).
 */
@Injectable()
export class DecideLogScope extends LogScopes {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(AuditLog) private readonly log: AuditLog,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(RetentionFiles) private readonly files: RetentionFiles,
  ) {
    super();
  }

  of(question: LogQuestion, caller: Caller): Promise<LogScope> {
    const { about } = question;
    return about.by === 'person'
      ? this.ofPerson(about.personId, actionOf(question), caller)
      : this.ofFile(about.clientSystemId, actionOf(question), caller);
  }

  private async ofPerson(personId: string, action: string, caller: Caller): Promise<LogScope> {
    const { centre } = caller.principal;
    const touched = { personIds: [personId] };
    await this.gate.requireOn(caller, action, { centre }, touched);
    // The log is asked, not the files: it still knows whoever was erased.
    if (!(await this.log.knowsPerson(centre, personId))) {
      await this.gate.noteRefusal(caller, 'not-found', touched);
      throw new ProblemError('not-found');
    }
    const known = await this.log.clientSystemsOf(centre, personId);
    const groups = await Promise.all(known.map((clientSystemId) => this.withAbsorbed(centre, clientSystemId)));
    return { clientSystemIds: [...new Set(groups.flat())] };
  }

  private async ofFile(clientSystemId: string, action: string, caller: Caller): Promise<LogScope> {
    const closed = await this.clientSystems.findClosed(clientSystemId);
    const touched = { clientSystemIds: [clientSystemId] };
    const record = await this.gate.requireOn(caller, action, closed?.record, touched);
    return { clientSystemIds: await this.withAbsorbed(record.centre, clientSystemId), ground: 'assigned' };
  }

  /** With everything that was merged into it: a look at that was a look at what is in this file now. */
  private async withAbsorbed(centre: string, clientSystemId: string): Promise<string[]> {
    const group = await this.files.group(centre, clientSystemId);
    return [clientSystemId, ...(group?.absorbedIds ?? [])];
  }
}
