import type { Relation } from '@veilighuis/contracts';

interface Tie {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
}

/** How many generations below `from` somebody stands of whom `from` is this. */
const stepsDown: Partial<Record<Relation, number>> = {
  parent: 1,
  'step-parent': 1,
  grandparent: 2,
  child: -1,
  'step-child': -1,
  grandchild: -2,
};

/**
 * In which generation each person stands: the oldest at 0. Partners, brothers and sisters stand beside each other. What
 * contradicts itself ends after as many rounds as there are persons, and is shown as it then stands.
 */
export function generations(personIds: readonly string[], ties: readonly Tie[]): ReadonlyMap<string, number> {
  let rows: ReadonlyMap<string, number> = new Map(personIds.map((id) => [id, 0]));
  personIds.forEach(() => {
    rows = lowered(rows, ties);
  });
  const top = Math.min(...rows.values());
  return new Map([...rows].map(([id, at]) => [id, Math.min(at - top, personIds.length)]));
}

/** The rows after everyone who stands too high for a tie has gone down for it. */
function lowered(rows: ReadonlyMap<string, number>, ties: readonly Tie[]): ReadonlyMap<string, number> {
  const next = new Map(rows);
  for (const { from, to, relation } of ties) {
    const [upper, lower] = [next.get(from), next.get(to)];
    if (upper === undefined || lower === undefined || from === to) continue;
    const steps = stepsDown[relation];
    if (steps !== undefined && steps > 0) next.set(to, Math.max(lower, upper + steps));
    else if (steps !== undefined) next.set(from, Math.max(upper, lower - steps));
    else if (isOfOneGeneration(relation)) {
      next.set(from, Math.max(upper, lower));
      next.set(to, Math.max(upper, lower));
    }
  }
  return next;
}

/** One tie for each pair: the second one says the same from the other side. */
export function oneTieEach<One extends Tie>(ties: readonly One[]): readonly One[] {
  const seen = new Set<string>();
  return ties.filter(({ from, to }) => {
    const pair = [from, to].sort().join(' ');
    if (seen.has(pair) || from === to) return false;
    seen.add(pair);
    return true;
  });
}

/** What is worth a line: a grandparent who is a parent of the parent is seen without one. */
export function drawnTies<One extends Tie>(ties: readonly One[]): readonly One[] {
  const pairs = new Set(ties.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]));
  return oneTieEach(ties).filter(({ from, to, relation }) => {
    if (relation !== 'grandparent' && relation !== 'grandchild') return true;
    return !ties.some(({ from: one, to: other }) =>
      [one, other].some(
        (between) =>
          between !== from && between !== to && pairs.has(`${from} ${between}`) && pairs.has(`${between} ${to}`),
      ),
    );
  });
}

function isOfOneGeneration(relation: Relation): boolean {
  return relation === 'partner' || relation === 'ex-partner' || relation === 'sibling';
}
