import { Inject, Injectable } from '@nestjs/common';
import { authorityOf } from '../domain/client-system/index.ts';
import type { RequestedFile } from './person-request-files.ts';
import { RightsTerms } from './rights-stores.ts';
import type { AccessRequest } from './rights-stores.ts';
import { Registrations, RiskAssessments } from './stores.ts';

export interface Forward {
  readonly authority: string;
  readonly origin: 'police' | 'public-prosecutor';
  /** That it was forwarded is written down. */
  readonly done: boolean;
}

/** R33: what an authority told about the person is asked of that authority: the request is forwarded to it. */
@Injectable()
export class WhatToForward {
  constructor(
    @Inject(Registrations) private readonly registrations: Registrations,
    @Inject(RiskAssessments) private readonly assessments: RiskAssessments,
    @Inject(RightsTerms) private readonly terms: RightsTerms,
  ) {}

  async of({ receivedOn, forwardings }: AccessRequest, files: readonly RequestedFile[]): Promise<Forward[]> {
    const origins = new Set<string>();
    for (const { file, person } of files) {
      for (const category of await this.categoriesIn(file, person)) origins.add(authorityOf(category));
    }
    const { forwardTo } = this.terms.on(receivedOn);
    return (['police', 'public-prosecutor'] as const)
      .filter((origin) => origins.has(origin))
      .map((origin) => {
        const authority = forwardTo[origin];
        return { authority, origin, done: forwardings.some((one) => one.authority === authority) };
      });
  }

  private async categoriesIn({ system }: RequestedFile['file'], person: RequestedFile['person']): Promise<string[]> {
    const { personId, sources = [] } = person;
    const isIn = system.incidents.some(({ roles }) => roles.some((role) => role.personId === personId));
    const [registrations, assessments] = [
      await this.registrations.ofIds(system.registrationIds),
      await this.assessments.ofIds(system.assessmentIds),
    ];
    const about = system.relations.filter(({ from, to }) => from === personId || to === personId);
    return [
      ...(isIn ? ['police'] : []),
      ...[...sources, ...about.flatMap((relation) => relation.sources ?? [])].map(({ category }) => category),
      ...[...registrations, ...assessments].flatMap(({ category }) => category ?? []),
    ];
  }
}
