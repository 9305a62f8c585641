import type { Random } from './random.ts';

/**
 * Names of people who do not exist: given names as they are, family names that say "example", "model",
 * "trial" or "made up" in the language that they seem to come from. They keep what makes real names hard:
 * particles, apostrophes, diacritics, double names, letters without a base form.
 */
interface NamePool {
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly families: readonly string[];
}

const pools = {
  flemish: {
    women: [
      'An',
      'Lies',
      'Marie-Louise',
      'Griet',
      'Elke',
      'Noémie',
      'Fien',
      'Lotte',
      'Hilde',
      'Zoë',
      'Inès',
      'Katrien',
    ],
    men: [
      'Jan',
      'Wout',
      'Jean-Pierre',
      'Koen',
      'Bart',
      'Jérôme',
      'Seppe',
      'Lowie',
      'Dirk',
      'René',
      'Noël',
      'Pieter Jan',
    ],
    families: [
      'Van den Voorbeelde',
      'Vandenvoorbeelde',
      'De Proefnaere',
      "'t Model",
      "D'hypothese",
      "D'Huysverzint",
      'Van der Fictie',
      'Verzonneghem',
      'Testmaekers',
      'Modelmans-De Proef',
      'Van Nergensbeke',
      'Denckbeeldt',
    ],
  },
  turkish: {
    women: ['Ayşe', 'Gülşen', 'Zeynep', 'Çiğdem', 'Özlem'],
    men: ['Mehmet', 'İbrahim', 'Oğuz', 'Çağrı', 'Ümit'],
    families: ['Örneksoyadı', 'Denemesoyadı', 'Uydurmaoğlu', 'Kurgusaloğlu', 'Şablonçı'],
  },
  moroccan: {
    women: ['Fatima', 'Naïma', 'Khadija', 'Salma', 'Imane'],
    men: ['Mohamed', 'Youssef', 'Abdel-Ilah', 'Hamza', 'Saïd'],
    families: ['El Mithali', 'Ait Namudaj', 'Ben Tajriba', 'El-Khayalioui', 'Benmithal'],
  },
  polish: {
    women: ['Agnieszka', 'Małgorzata', 'Łucja', 'Zofia', 'Bożena'],
    men: ['Paweł', 'Łukasz', 'Grzegorz', 'Michał', 'Stanisław'],
    families: ['Przykładowska-Łęcka', 'Próbnikowski', 'Wymyślonski', 'Przykładny', 'Zmyślikiewicz'],
  },
  congolese: {
    women: ['Béatrice', 'Mwamini', 'Espérance', 'Nsimba', 'Odette'],
    men: ['Trésor', 'Dieudonné', 'Kasongo', 'Nzuzi', 'Célestin'],
    families: ['Mfano-Mbwana', 'Ndakisa', 'wa Mfano', 'Elakiseli', "N'Dakisa"],
  },
  elsewhere: {
    women: ['Søs', 'Ðurđa', 'Ioana', 'Œlia', 'Rún'],
    men: ['Jørgen', 'Đorđe', 'Ștefan', 'Þór', 'Æneas'],
    families: ['Eksempelsøn', 'Primjerović', 'Exemplăreanu', 'Großmuster', 'Ejémplez Muestra'],
  },
} as const satisfies Record<string, NamePool>;

/** People who have one name only; the word means "example" as well. */
const oneNames = ['Contoh', 'Namuna', 'Tlidi'] as const;

export type Origin = keyof typeof pools;

const originWeights: readonly (readonly [Origin, number])[] = [
  ['flemish', 60],
  ['turkish', 10],
  ['moroccan', 10],
  ['polish', 7],
  ['congolese', 7],
  ['elsewhere', 6],
];

export interface SyntheticName {
  readonly given?: string;
  readonly family?: string;
}

export function originOf(random: Random): Origin {
  return random.weighted(originWeights);
}

export function familyNameOf(random: Random, origin: Origin): string {
  return random.pick<string>(pools[origin].families);
}

/** @param taken given names of the household already, so that siblings differ. */
export function givenNameOf(random: Random, origin: Origin, gender: 'F' | 'M', taken: ReadonlySet<string>): string {
  const names: readonly string[] = gender === 'F' ? pools[origin].women : pools[origin].men;
  const free = names.filter((name) => !taken.has(name));
  return random.pick(free.length === 0 ? names : free);
}

export function oneNameOf(random: Random): SyntheticName {
  return { given: random.pick(oneNames) };
}

/** How the next officer may type the same name: capitals, without diacritics, with another apostrophe. */
export function otherSpelling(random: Random, { given, family }: SyntheticName): SyntheticName {
  const spell = random.pick([
    (text: string) => text.toUpperCase(),
    (text: string) => text.normalize('NFD').replace(/\p{M}/gu, ''),
    (text: string) => text.replaceAll("'", '’'),
  ]);
  return {
    ...(given === undefined ? {} : { given: spell(given) }),
    ...(family === undefined ? {} : { family: spell(family) }),
  };
}

/** Every family name that the generator knows, to prove that a name is synthetic. */
export const syntheticFamilyNames: readonly string[] = Object.values(pools).flatMap(({ families }) => families);
