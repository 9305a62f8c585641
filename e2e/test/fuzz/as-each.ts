import type { SignIn } from '@veilighuis/testing';
import { fuzz, type FuzzOutcome, type FuzzWish } from './schemathesis.ts';
import type { Scene } from './scene.ts';

/** Who may see the household that is not hidden: the table has it on its list, and its reports come in at the office. */
const seesOpen = new Set([
  'operational-coordinator',
  'administrative-worker',
  'police-liaison-gent',
  'prosecution-criminologist',
  'caw-worker',
]);

/** May lift a shielding without seeing the file, and would find the right version some time; so not theirs to guess. */
const mayLiftShielding = new Set(['privacy-officer']);

type Settings = Omit<FuzzWish, 'who' | 'token' | 'identifiers' | 'forbidden'>;

/** Fuzzes as each of these callers in turn, and tells of each as soon as it is done. */
export async function fuzzAs(
  callers: readonly string[],
  { signIn, scene, settings }: { signIn: SignIn; scene: Scene; settings: Settings },
  tell: (outcome: FuzzOutcome) => void = () => undefined,
): Promise<FuzzOutcome[]> {
  const outcomes: FuzzOutcome[] = [];
  for (const who of callers) {
    const token = await (who.endsWith('-system') ? signIn.machine(who) : signIn.staff(who));
    const forbidden = [...scene.hidden, ...(seesOpen.has(who) ? [] : scene.open)];
    const identifiers = mayLiftShielding.has(who) ? withoutHidden(scene) : scene.identifiers;
    const outcome = await fuzz({ ...settings, who, token, identifiers, forbidden });
    outcomes.push(outcome);
    tell(outcome);
  }
  return outcomes;
}

function withoutHidden({ identifiers }: Scene): Scene['identifiers'] {
  const halves = Object.entries(identifiers).map(([name, ids]) => [name, ids.slice(0, ids.length / 2)] as const);
  return Object.fromEntries(halves);
}
