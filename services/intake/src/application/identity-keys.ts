import { Inject, Injectable } from '@nestjs/common';
import { BlindIndex } from '@veilighuis/persistence';
import { bareWords, gluedWords, likenessKeys, searchTokens } from '../domain/client-system/index.ts';
import type { Person } from '../domain/client-system/index.ts';

/**
 * Keys under which a person is found again, without telling who: a digest with a secret key of each normalised value.
 * Number keys say who someone is; likeness keys only who may be meant, for a person to decide (R09).
 */
@Injectable()
export class IdentityKeys {
  constructor(@Inject(BlindIndex) private readonly index: BlindIndex) {}

  number(nationalNumber: string): string {
    return `n:${this.index.token('national-number', nationalNumber)}`;
  }

  /** Name and full birth date: on its own a likeness; once a person confirmed it, it says who someone is. */
  confirmable(person: Person): string | undefined {
    if (person.birthDate?.kind !== 'full-date') return undefined;
    return `l:${this.index.token('name-and-birth-date', `${nameKey(person)}|${person.birthDate.date}`)}`;
  }

  /** Everything by which this person might be meant. */
  likeness(person: Person): string[] {
    const confirmable = this.confirmable(person);
    const hints = [...this.birthHints(person), ...addressHints(person)];
    return [
      ...(confirmable === undefined ? [] : [confirmable]),
      ...likenessKeys(person.name).flatMap((name) =>
        hints.map((hint) => `l:${this.index.token('name-and-hint', `${name}|${hint}`)}`),
      ),
    ];
  }

  /** Those by which a report may join a client system. */
  decisive(person: Person): string[] {
    const confirmable = this.confirmable(person);
    return [
      ...(person.nationalNumber === undefined ? [] : [this.number(person.nationalNumber)]),
      ...(confirmable === undefined ? [] : [confirmable]),
    ];
  }

  all(person: Person): string[] {
    return [
      ...(person.nationalNumber === undefined ? [] : [this.number(person.nationalNumber)]),
      ...this.likeness(person),
    ];
  }

  /** Tokens of the name for search; each name the person is known by counts. */
  nameTokens(person: Person): string[] {
    return [person.name, ...(person.otherNames ?? [])].flatMap(searchTokens).map((token) => this.nameToken(token));
  }

  nameToken(token: string): string {
    return `w:${this.index.token('name-token', token)}`;
  }

  // The year, and the day within the year: two birth dates that may be the same, or differ in the year alone, share one.
  private birthHints({ birthDate }: Person): string[] {
    switch (birthDate?.kind) {
      case undefined:
        return [];
      case 'full-date':
        return [birthDate.date.slice(0, 4), birthDate.date.slice(5)];
      case 'year':
      case 'year-month':
        return [String(birthDate.year)];
      case 'approximate-age': {
        const year = birthDate.at.kind === 'full-date' ? Number(birthDate.at.date.slice(0, 4)) : birthDate.at.year;
        return [-3, -2, -1, 0, 1, 2].map((off) => String(year - birthDate.age + off));
      }
    }
  }
}

function addressHints({ addresses }: Person): string[] {
  return addresses.flatMap(({ street, municipality }) =>
    street === undefined ? [] : [`${bareWords(street).join(' ')}|${municipality}`],
  );
}

/** Words of given and family name together, in one order, so that swapped names meet. */
function nameKey({ name }: Person): string {
  return [...gluedWords(name.given ?? ''), ...gluedWords(name.family ?? '')].sort().join(' ');
}
