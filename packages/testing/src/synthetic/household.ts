import type { IsoDate } from '@veilighuis/calendar';
import type { Relation } from '@veilighuis/contracts';
import { familyNameOf, givenNameOf, oneNameOf, originOf, type SyntheticName } from './names.ts';
import type { People, SyntheticPerson } from './person.ts';
import type { Random } from './random.ts';
import type { SyntheticZone } from './zones.ts';

/** A household that does not exist: two adults and whoever lives with them. */
export interface SyntheticHousehold {
  readonly key: string;
  readonly zone: SyntheticZone;
  /** NIS code. */
  readonly municipality: string;
  readonly street: string;
  /** The two adults of most reports; either may be victim or suspect. */
  readonly adults: readonly [SyntheticPerson, SyntheticPerson];
  /** Sixteen at most before the month that is played, so under eighteen through all of it. */
  readonly minors: readonly SyntheticPerson[];
  readonly grownChildren: readonly SyntheticPerson[];
  readonly relations: readonly { readonly from: string; readonly to: string; readonly relation: Relation }[];
  /** True when every adult has a national number, so that a second report finds this household. */
  readonly registered: boolean;
}

const STREETS = ['Voorbeeldstraat', 'Modellaan', 'Proefplein', 'Fictiedreef', 'Testweg', 'Nergenskaai'] as const;

/** 60 % of the households have minors, and these have 1.8 on average. */
const MINORS_WHEN_ANY: readonly (readonly [number, number])[] = [
  [1, 45],
  [2, 35],
  [3, 15],
  [4, 5],
];

/** What the first adult is to the second. */
const COUPLES: readonly (readonly [Relation, number])[] = [
  ['partner', 58],
  ['ex-partner', 30],
  ['parent', 8],
  ['sibling', 4],
];

export function householdOf(
  random: Random,
  people: People,
  key: string,
  zone: SyntheticZone,
  on: IsoDate,
): SyntheticHousehold {
  const registered = random.chance(0.88);
  const couple = random.weighted(COUPLES);
  const origins = [originOf(random), originOf(random)] as const;
  const families = [
    familyNameOf(random, origins[0]),
    couple === 'parent' ? undefined : familyNameOf(random, origins[1]),
  ] as const;
  const taken = new Set<string>();
  const genders = random.chance(0.95) ? (['F', 'M'] as const) : (['M', 'M'] as const);

  const named = (who: 0 | 1, gender: 'F' | 'M'): SyntheticName => {
    const given = givenNameOf(random, origins[who], gender, taken);
    taken.add(given);
    return { given, family: families[who] ?? families[0] };
  };
  const adult = (who: 0 | 1, ages: readonly [number, number]) => {
    const name = random.chance(0.02) ? oneNameOf(random) : named(who, genders[who]);
    return people.make({ ref: who === 0 ? 'adult-1' : 'adult-2', name, gender: genders[who], ages, on, registered });
  };
  const adults = [
    adult(0, couple === 'parent' ? [48, 70] : [24, 48]),
    adult(1, couple === 'parent' ? [19, 27] : [24, 52]),
  ] as const;

  const mixed = couple !== 'parent' && couple !== 'sibling' && random.chance(0.3);
  const minors = children(random.chance(0.6) ? random.weighted(MINORS_WHEN_ANY) : 0, 'child', [0, 16]);
  const grownChildren = children(random.chance(0.15) ? 1 : 0, 'grown-child', [18, 22]);

  return {
    key,
    zone,
    municipality: random.weighted(zone.municipalities),
    street: `${random.pick(STREETS)} ${String(random.integer(1, 220))}`,
    adults,
    minors,
    grownChildren,
    relations: [
      { from: 'adult-1', to: 'adult-2', relation: couple },
      ...[...minors, ...grownChildren].flatMap(({ ref }, i) => parentsOf(ref, couple, mixed && i % 2 === 0)),
    ],
    registered,
  };

  function children(count: number, ref: string, ages: readonly [number, number]): SyntheticPerson[] {
    return Array.from({ length: count }, (_, i) => {
      const gender = random.pick(['F', 'M'] as const);
      const name = named(random.chance(0.7) ? 1 : 0, gender);
      return people.make({
        ref: `${ref}-${String(i + 1)}`,
        name,
        gender,
        ages,
        on,
        registered: registered && random.chance(0.95),
      });
    });
  }
}

/** In a mixed family a child of the first adult has the second as step-parent. */
function parentsOf(
  child: string,
  couple: Relation,
  mixed: boolean,
): { from: string; to: string; relation: Relation }[] {
  if (couple === 'parent')
    return [
      { from: 'adult-1', to: child, relation: 'grandparent' },
      { from: 'adult-2', to: child, relation: 'parent' },
    ];
  if (couple === 'sibling')
    return [
      { from: 'adult-1', to: child, relation: 'parent' },
      { from: 'adult-2', to: child, relation: 'other-family-to-third-degree' },
    ];
  return [
    { from: 'adult-1', to: child, relation: 'parent' },
    { from: 'adult-2', to: child, relation: mixed ? 'step-parent' : 'parent' },
  ];
}
