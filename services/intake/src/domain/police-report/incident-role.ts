import { isMinorAt, type IsoDate, type PartialDate } from '@veilighuis/calendar';
import type { IncidentRole } from '@veilighuis/contracts';

/** A person in one incident (R05: a role per incident, never a fixed label). */
export interface InvolvedPerson {
  readonly role: IncidentRole;
  readonly birthDate?: PartialDate | undefined;
}

/**
 * R05: a child exposed to the violence is a victim; who is noted as a witness and may be under eighteen
 * on the day of the incident was exposed to it.
 *
 * Someone whose birth date is partial counts as a child when the known part allows it; without any birth
 * date the role stays as it was sent.
 */
export function roleInIncident({ role, birthDate }: InvolvedPerson, incidentOn: IsoDate): IncidentRole {
  const mayBeChild = birthDate !== undefined && isMinorAt(birthDate, incidentOn) !== 'no';
  return role === 'witness' && mayBeChild ? 'exposed-child' : role;
}

/** R05: victims are those noted so, those who are victim and suspect at once, and every exposed child. */
export function isVictim(person: InvolvedPerson, incidentOn: IsoDate): boolean {
  switch (roleInIncident(person, incidentOn)) {
    case 'victim':
    case 'victim-and-suspect':
    case 'exposed-child':
      return true;
    case 'suspect':
    case 'witness':
    case 'reporter':
      return false;
  }
}

/** Whether the role makes someone part of the household; a neighbour who calls or sees something is not. */
export function belongsToHousehold(person: InvolvedPerson, incidentOn: IsoDate): boolean {
  switch (roleInIncident(person, incidentOn)) {
    case 'victim':
    case 'suspect':
    case 'victim-and-suspect':
    case 'exposed-child':
      return true;
    case 'witness':
    case 'reporter':
      return false;
  }
}
