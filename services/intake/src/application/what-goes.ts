import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@veilighuis/contracts';
import type { OperationOutput, previewErasure } from '@veilighuis/contracts';
import { requestHash } from '@veilighuis/persistence';
import { RetentionDay } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';
import { obstaclesTo, retentionClock } from '../domain/retention/index.ts';
import { RetentionFiles, RetentionTerms } from './retention-stores.ts';
import type { FileGroup } from './retention-stores.ts';
import { ClientSystems } from './stores.ts';

export type GoingRow = OperationOutput<typeof previewErasure>['rows'][number];

export interface WhatGoes {
  readonly rows: readonly GoingRow[];
  /** Digest of this list; another one as soon as anything of it changes. Absent while something stands in the way. */
  readonly confirmation?: string;
}

/** What an erasure would take, and what stands in its way: the same list for the preview and for the order. */
@Injectable()
export class ListWhatGoes {
  constructor(
    @Inject(RetentionFiles) private readonly files: RetentionFiles,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(RetentionTerms) private readonly terms: RetentionTerms,
    @Inject(RetentionDay) private readonly day: RetentionDay,
  ) {}

  /** @throws ProblemError `not-found` when one of them isn't there, also when it goes on under another id */
  async of(centre: string, clientSystemIds: readonly string[], session?: ClientSession): Promise<WhatGoes> {
    const rows: GoingRow[] = [];
    const versions: number[] = [];
    for (const clientSystemId of [...new Set(clientSystemIds)].sort()) {
      const group = await this.files.group(centre, clientSystemId, session);
      const file = group && (await this.clientSystems.find(clientSystemId, session));
      if (group === undefined || file === undefined) throw new ProblemError('not-found');
      rows.push(this.rowOf(centre, group, file.system.persons.length));
      versions.push(group.version);
    }
    const free = rows.every(({ obstacles }) => obstacles.length === 0);
    return { rows, ...(free ? { confirmation: requestHash({ rows, versions }) } : {}) };
  }

  private rowOf(centre: string, group: FileGroup, persons: number): GoingRow {
    const { clientSystemId, absorbedIds, facts, onHold, reports, registrations, assessments } = group;
    const clock = retentionClock(facts, this.terms.withoutTrajectory(centre));
    return {
      clientSystemId,
      absorbedIds: [...absorbedIds],
      ...(clock.kind === 'stopped' ? {} : { dueOn: clock.dueOn, countsFrom: clock.countsFrom }),
      obstacles: obstaclesTo(clock, this.day.today(), onHold),
      persons,
      reports,
      registrations,
      assessments,
      triageFiles: facts.rounds.length,
      trajectories: facts.trajectories.length,
    };
  }
}
