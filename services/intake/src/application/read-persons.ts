import { DateFault, parsePartialDate, rangeOf } from '@veilighuis/calendar';
import type { IsoDate, PartialDate } from '@veilighuis/calendar';
import type { BirthDateInput, FieldFault, PersonInput } from '@veilighuis/contracts';
import { ProblemError } from '@veilighuis/contracts';
import { v7 as newId } from 'uuid';
import type { Person, PersonRelation } from '../domain/client-system/index.ts';
import { parseNationalNumber } from '../domain/client-system/index.ts';

export interface ReadPersons {
  /** Person of the message, by its `ref`, each with a new id. */
  readonly persons: ReadonlyMap<string, Person>;
  /** Between `ref`s. */
  readonly relations: readonly PersonRelation[];
}

interface Message {
  readonly persons: readonly PersonInput[];
  readonly relations: readonly PersonRelation[];
}

/**
 * Reads the persons of a message: national numbers normalised (R06), birth dates as far as known (R07), names as typed (R08).
 * @throws ProblemError `invalid-input` that names each field at fault
 */
export function readPersons(message: Message, today: IsoDate): ReadPersons {
  const faults: FieldFault[] = [];
  const persons = new Map<string, Person>();
  message.persons.forEach((input, index) => {
    const field = `persons.${String(index)}`;
    if (persons.has(input.ref))
      faults.push({
        field: `${field}.ref`,
        code: 'ref-twice',
        message: 'Each person of a message needs a ref of its own.',
      });
    persons.set(input.ref, readPerson(input, today, field, faults));
  });
  message.relations.forEach(({ from, to }, index) => {
    if (from === to || !persons.has(from) || !persons.has(to)) {
      faults.push({
        field: `relations.${String(index)}`,
        code: 'ref-unknown',
        message: 'A relation goes from one person of the message to another, by their ref.',
      });
    }
  });
  if (faults.length > 0) throw new ProblemError('invalid-input', { fields: faults });
  return { persons, relations: message.relations };
}

function readPerson(input: PersonInput, today: IsoDate, field: string, faults: FieldFault[]): Person {
  const { name, gender, phone, address } = input;
  const nationalNumber = readNationalNumber(input.nationalNumber, today, `${field}.nationalNumber`, faults);
  return {
    personId: newId(),
    name,
    nationalNumber,
    birthDate: readBirthDate(input.birthDate, today, `${field}.birthDate`, faults),
    gender,
    phone,
    addresses: address === undefined ? [] : [{ addressId: newId(), ...read(address), since: today }],
  };
}

/** R35: a shelter is always safe. */
function read(address: NonNullable<PersonInput['address']>) {
  return { ...address, safe: address.safe || address.shelter === true };
}

function readNationalNumber(
  typed: string | undefined,
  today: IsoDate,
  field: string,
  faults: FieldFault[],
): string | undefined {
  if (typed === undefined) return undefined;
  const reading = parseNationalNumber(typed, today);
  if (reading.ok) return reading.number.normalised;
  faults.push({
    field,
    code: reading.fault,
    message: 'This is not a valid national register or BIS number. Mend it, or leave it out: without one is normal.',
  });
  return undefined;
}

/** @throws nothing; faults are added to the list */
function readBirthDate(
  input: BirthDateInput | undefined,
  today: IsoDate,
  field: string,
  faults: FieldFault[],
): PartialDate | undefined {
  if (input === undefined) return undefined;
  try {
    const birthDate = parsePartialDate(input);
    if (rangeOf(birthDate).earliest.toString() <= today) return birthDate;
    faults.push({ field, code: 'birth-date-in-future', message: 'A birth date lies in the past.' });
  } catch (error) {
    if (!(error instanceof DateFault)) throw error;
    faults.push({ field, code: error.code, message: error.message });
  }
  return undefined;
}
