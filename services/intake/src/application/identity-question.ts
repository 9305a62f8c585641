import { DateFault, mayBeSameDay, parsePartialDate } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { OperationInput, searchClientSystems } from '@veilighuis/contracts';
import { matchesQuery, queryTokens } from '../domain/client-system/index.ts';
import type { Person } from '../domain/client-system/index.ts';
import type { IdentityKeys } from './identity-keys.ts';
import { readNationalNumber } from './read-national-number.ts';

export type Identity = OperationInput<typeof searchClientSystems>['by'];

export interface IdentityQuestion {
  /** Search keys: one of these sets has to be there. */
  readonly alternatives: readonly (readonly string[])[];
  readonly matches: (person: Person) => boolean;
}

/**
 * How someone is looked for by a national number (R06), or by name and birth date (R08).
 * @param field path of the input, for the fault
 * @throws ProblemError `invalid-input`
 */
export function identityQuestion(keys: IdentityKeys, by: Identity, field: string): IdentityQuestion {
  if (by.set === 'national-number') {
    const normalised = readNationalNumber(by.nationalNumber, `${field}.nationalNumber`);
    return {
      alternatives: [[keys.number(normalised)]],
      matches: ({ nationalNumber }) => nationalNumber === normalised,
    };
  }
  const birthDate = readBirthDate(by.birthDate, field);
  return {
    alternatives: queryTokens(by.name).map((tokens) => tokens.map((token) => keys.nameToken(token))),
    matches: (person) =>
      [person.name, ...(person.otherNames ?? [])].some((name) => matchesQuery(name, by.name)) &&
      (person.birthDate === undefined || mayBeSameDay(person.birthDate, birthDate)),
  };
}

function readBirthDate(input: Extract<Identity, { set: 'name-and-birth-date' }>['birthDate'], field: string) {
  try {
    return parsePartialDate(input);
  } catch (error) {
    if (!(error instanceof DateFault)) throw error;
    throw new ProblemError('invalid-input', {
      fields: [{ field: `${field}.birthDate`, code: error.code, message: error.message }],
    });
  }
}
