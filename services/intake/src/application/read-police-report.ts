import { Inject, Injectable } from '@nestjs/common';
import type { IsoDate } from '@veilighuis/calendar';
import type { FieldFault } from '@veilighuis/contracts';
import { ProblemError } from '@veilighuis/contracts';
import { belongsToHousehold, parsePvNumber, reportKey, roleInIncident } from '../domain/police-report/index.ts';
import type { OtherReference, PvNumber } from '../domain/police-report/index.ts';
import { municipalityOn, zoneOn } from '../domain/reference/index.ts';
import type { IncidentLink } from '../domain/client-system/index.ts';
import type { Newcomers } from './place-persons.ts';
import { readPersons } from './read-persons.ts';
import { ReferenceData } from './reference-data.ts';
import type { PoliceReportContent } from './stores.ts';

export interface ReadReport {
  readonly content: PoliceReportContent;
  readonly number: PvNumber | OtherReference;
  /** Zone and normalised number (R01). */
  readonly key: string;
  readonly newcomers: Newcomers;
}

/** Reads a police report: everything about it that can be wrong is found before anything is stored. */
@Injectable()
export class ReadPoliceReport {
  constructor(@Inject(ReferenceData) private readonly reference: ReferenceData) {}

  /** @throws ProblemError `pv-number-unreadable`, `zone-unknown`, `invalid-input` */
  read(content: PoliceReportContent, today: IsoDate): ReadReport {
    const number = parsePvNumber(content.pvNumber, Number(today.slice(0, 4)));
    if (number.kind === 'unreadable') {
      throw new ProblemError('pv-number-unreadable', {
        fields: [
          {
            field: 'pvNumber',
            code: number.fault,
            message: 'Send it as ARR.CODE.SERVICE.SERIAL/YEAR, for example GE.43.L2.001234/2026.',
          },
        ],
      });
    }
    this.checkIncident(content, today);
    const { persons, relations } = readPersons(content, today);
    const household = new Set(
      content.persons
        .filter(({ ref, role }) =>
          belongsToHousehold({ role, birthDate: persons.get(ref)?.birthDate }, content.incident.on),
        )
        .map(({ ref }) => ref),
    );
    return { content, number, key: reportKey(content.zoneCode, number), newcomers: { persons, relations, household } };
  }

  // R03: zone and municipality as they were on the day of the incident.
  private checkIncident({ zoneCode, drawnUpOn, incident }: PoliceReportContent, today: IsoDate): void {
    const faults: FieldFault[] = [];
    if (incident.on > today)
      faults.push({ field: 'incident.on', code: 'date-in-future', message: 'The incident lies in the past.' });
    if (drawnUpOn !== undefined && (drawnUpOn > today || drawnUpOn < incident.on)) {
      faults.push({
        field: 'drawnUpOn',
        code: 'date-out-of-order',
        message: 'A report is drawn up on or after the day of the incident, and not in the future.',
      });
    }
    if (municipalityOn(this.reference.geography, incident.municipality, incident.on) === undefined) {
      faults.push({
        field: 'incident.municipality',
        code: 'municipality-unknown',
        message: 'No municipality had this NIS code on the day of the incident.',
      });
    }
    if (faults.length > 0) throw new ProblemError('invalid-input', { fields: faults });
    if (zoneOn(this.reference.geography, zoneCode, incident.on) === undefined) {
      throw new ProblemError('zone-unknown', {
        fields: [
          {
            field: 'zoneCode',
            code: 'zone-unknown',
            message: 'No police zone had this code on the day of the incident.',
          },
        ],
      });
    }
  }
}

/** R05: the incident with the role of each person in it; a child who was there was exposed to it. */
export function incidentOf(
  { content, newcomers }: ReadReport,
  reportId: string,
  personIds: ReadonlyMap<string, string>,
): IncidentLink {
  const roles = content.persons.map(({ ref, role }) => ({
    personId: personIds.get(ref) ?? ref,
    role: roleInIncident({ role, birthDate: newcomers.persons.get(ref)?.birthDate }, content.incident.on),
  }));
  return {
    reportId,
    on: content.incident.on,
    roles: roles.filter(
      ({ personId, role }, i) => roles.findIndex((other) => other.personId === personId && other.role === role) === i,
    ),
  };
}
