import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels, formatPartialDate, isMinorAt } from '@veilighuis/calendar';
import type { getOverviewFile, OperationInput } from '@veilighuis/contracts';
import { ProblemError } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { itemsOf, PHONE_ITEM, usuallyKept } from '../domain/client-system/index.ts';
import type { Person } from '../domain/client-system/index.ts';
import { isVictim } from '../domain/police-report/index.ts';
import { needsReassessment } from '../domain/risk/index.ts';
import { lastLevel, standingLevel } from './client-system-file.ts';
import type { ClientSystemFile } from './client-system-file.ts';
import { ClientSystems, Registrations, RiskAssessments } from './stores.ts';
import type { OverviewFile } from './stores.ts';

/** Who may see where a safe address is; for the others there is a safe address, and nothing more (R35). */
export type SeesSafeAddresses = boolean;

/** The overview file: every incident, role and assessment over time, in one place. */
@Injectable()
export class GetOverviewFile {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(Registrations) private readonly registrations: Registrations,
    @Inject(RiskAssessments) private readonly assessments: RiskAssessments,
  ) {}

  /** @throws ProblemError `not-found`, also when it may not be seen; `service-unavailable` when the look can't be logged */
  async execute({ clientSystemId }: OperationInput<typeof getOverviewFile>, caller: Caller): Promise<OverviewFile> {
    const closed = await this.clientSystems.findClosed(clientSystemId);
    const touched = { clientSystemIds: [clientSystemId] };
    const record = await this.gate.requireOn(caller, 'read-overview-file', closed?.record, touched);
    if (closed === undefined) throw new ProblemError('not-found');
    const file = await closed.open();
    await this.gate.logRead(
      caller,
      { clientSystemIds: [clientSystemId], personIds: file.system.persons.map(({ personId }) => personId) },
      record,
    );
    const grounds = this.gate.groundsOn(caller, record);
    return this.view(file, grounds.includes('assigned') || grounds.includes('coordinator'));
  }

  private async view(file: ClientSystemFile, seesSafe: SeesSafeAddresses): Promise<OverviewFile> {
    const { system } = file;
    const today = dateInBrussels(new Date());
    const kept = usuallyKept(system);
    const [registrations, assessments] = await Promise.all([
      this.registrations.ofIds(system.registrationIds),
      this.assessments.ofIds(system.assessmentIds),
    ]);
    const standing = standingLevel(file, today);
    const last = lastLevel(file);
    const lastReportOn = file.reports
      .map(({ receivedOn }) => receivedOn)
      .sort()
      .at(-1);
    return {
      clientSystemId: system.clientSystemId,
      version: file.version,
      ...(standing === undefined ? {} : { level: standing.level, levelValidUntil: standing.validUntil }),
      needsAssessment: needsReassessment(
        last && { assessedOn: last.on, validUntil: last.validUntil },
        today,
        lastReportOn,
      ),
      repeat: file.repeat,
      ...(file.answeredOn === undefined ? {} : { answeredOn: file.answeredOn }),
      ...(system.mergedInto === undefined ? {} : { mergedInto: system.mergedInto }),
      persons: system.persons.map((person) => viewPerson(person, today, kept, seesSafe)),
      relations: system.relations.map(({ from, to, relation }) => ({ from, to, relation })),
      ...(system.walls === undefined
        ? {}
        : { walls: system.walls.map(({ reason: _reason, by: _by, ...wall }) => wall) }),
      incidents: viewIncidents(file),
      registrations: registrations.map(({ registrationId, organisation, on, question }) => ({
        registrationId,
        organisation,
        on,
        question,
      })),
      assessments: assessments.map(({ view }) => view),
    };
  }
}

function viewPerson(
  person: Person,
  today: string,
  kept: ReadonlySet<string>,
  seesSafe: SeesSafeAddresses,
): OverviewFile['persons'][number] {
  const { personId, name, nationalNumber, birthDate, gender, phone, safeContacts, words } = person;
  const walled = new Set(
    itemsOf(person)
      .filter(({ tells }) => kept.has(tells))
      .map(({ itemId }) => itemId),
  );
  const isShown = (itemId: string) => seesSafe || !walled.has(itemId);
  return {
    personId,
    name: {
      ...(name.given === undefined ? {} : { given: name.given }),
      ...(name.family === undefined ? {} : { family: name.family }),
    },
    ...(nationalNumber === undefined ? {} : { nationalNumber }),
    ...(birthDate === undefined ? {} : { birthDate: formatPartialDate(birthDate) }),
    ...(gender === undefined ? {} : { gender }),
    minor: isMinorAt(birthDate, today),
    addresses: person.addresses.map((address) => ({
      addressId: address.addressId,
      ...(isShown(address.addressId) ? placeOf(address) : {}),
      safe: walled.has(address.addressId),
      since: address.since ?? today,
    })),
    ...(phone === undefined || !isShown(PHONE_ITEM) ? {} : { phone }),
    ...(safeContacts === undefined || !seesSafe ? {} : { safeContacts: safeContacts.map((one) => ({ ...one })) }),
    ...(words === undefined || !seesSafe ? {} : { words: words.map((one) => ({ ...one })) }),
  };
}

function placeOf({ municipality, street, shelter }: Person['addresses'][number]) {
  return {
    municipality,
    ...(street === undefined ? {} : { street }),
    ...(shelter === true ? { shelter } : {}),
  };
}

function viewIncidents({ system, reports }: ClientSystemFile): OverviewFile['incidents'] {
  return system.incidents
    .flatMap(({ reportId, on, roles }) => {
      const fact = reports.find((report) => report.reportId === reportId);
      if (fact === undefined) return [];
      const views = roles.map(({ personId, role }) => {
        const birthDate = system.persons.find((person) => person.personId === personId)?.birthDate;
        return { personId, role, victim: isVictim({ role, birthDate }, on) };
      });
      return [{ reportId, zoneCode: fact.zoneCode, on, municipality: fact.municipality, roles: views }];
    })
    .sort((one, other) => one.on.localeCompare(other.on));
}
