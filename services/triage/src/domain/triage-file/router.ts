import type { IsoDate } from '@veilighuis/calendar';
import type { RiskLevel, TriageOutcome } from '@veilighuis/contracts';
import { lighterAnswerSuffices } from './admission.ts';
import type { Admission } from './admission.ts';
import type { Household } from './household.ts';

/** A municipality in a dated list; both days included, absent means open. */
export interface DatedMunicipality {
  readonly nis: string;
  readonly validFrom?: IsoDate | undefined;
  readonly validUntil?: IsoDate | undefined;
}

/** Where a centre offers which track; configuration of the centre (R27). */
export interface Catchment {
  /** Track 2 */
  readonly pilot: readonly DatedMunicipality[];
  /** Track 3; the pilot region belongs to it by itself. */
  readonly province: readonly DatedMunicipality[];
}

export type ProposedOutcome = Extract<TriageOutcome, 'include-track-2' | 'include-track-3' | 'refer'>;

/** What the router proposes, with the rule that led to it in a sentence for the table (R27). */
export interface Proposal {
  readonly outcome: ProposedOutcome;
  readonly rule: RouterRuleCode;
  readonly sentence: string;
}

export type RouterRuleCode =
  | 'lighter-answer-suffices'
  | 'outside-province'
  | 'outside-pilot-raised-risk'
  | 'outside-pilot-low-risk'
  | 'pilot-high-risk'
  | 'pilot-region';

/** What the router looks at. */
export interface Routed {
  readonly household: Household;
  readonly level?: RiskLevel | undefined;
  readonly repeat: boolean;
  readonly admission?: Admission | undefined;
}

interface Situation {
  readonly file: Routed;
  readonly inPilot: boolean;
  readonly inProvince: boolean;
}

interface RouterRule extends Proposal {
  readonly applies: (situation: Situation) => boolean;
}

const pilotRegion: RouterRule = {
  rule: 'pilot-region',
  outcome: 'include-track-2',
  sentence:
    'Een lid van het cliëntsysteem woont in een gemeente van de pilootregio en het risico is niet hoog: spoor 2 (casusondersteuning).',
  applies: () => true,
};

/** R27: the rules of the router, in order; the first one that applies makes the proposal. The last one always applies. */
export const routerRules: readonly RouterRule[] = [
  {
    rule: 'lighter-answer-suffices',
    outcome: 'refer',
    sentence:
      'Volgens de toelatingstoets volstaat rechtstreeks doorverwijzen of aansluiten bij lopende hulp: geen traject.',
    applies: ({ file }) => lighterAnswerSuffices(file.admission),
  },
  {
    rule: 'outside-province',
    outcome: 'refer',
    sentence:
      'Geen enkel lid van het cliëntsysteem woont in de provincie: spoor 2 en spoor 3 zijn niet mogelijk, doorverwijzen.',
    applies: ({ inProvince }) => !inProvince,
  },
  {
    rule: 'outside-pilot-raised-risk',
    outcome: 'include-track-3',
    sentence:
      'Geen enkel lid van het cliëntsysteem woont in een gemeente van de pilootregio, dus spoor 2 is niet mogelijk; er is herhaling of het risico is niet laag: spoor 3 (casusregie).',
    applies: ({ file, inPilot }) => !inPilot && (file.repeat || file.level !== 'low'),
  },
  {
    rule: 'outside-pilot-low-risk',
    outcome: 'refer',
    sentence:
      'Geen enkel lid van het cliëntsysteem woont in een gemeente van de pilootregio, dus spoor 2 is niet mogelijk; het risico is laag en er is geen herhaling: doorverwijzen.',
    applies: ({ inPilot }) => !inPilot,
  },
  {
    rule: 'pilot-high-risk',
    outcome: 'include-track-3',
    sentence: 'Het risico is hoog: spoor 3 (casusregie), dat in de hele provincie mogelijk is.',
    applies: ({ file }) => file.level === 'high',
  },
  pilotRegion,
];

/** R27: what the router proposes on a day. The table may decide otherwise, with a reason. */
export function propose(file: Routed, catchment: Catchment, on: IsoDate): Proposal {
  const inPilot = isTrackAvailable(2, file.household.municipalities, catchment, on);
  const inProvince = isTrackAvailable(3, file.household.municipalities, catchment, on);
  const { rule, outcome, sentence } =
    routerRules.find(({ applies }) => applies({ file, inPilot, inProvince })) ?? pilotRegion;
  return { rule, outcome, sentence };
}

/**
 * R27: track 2 only when a member lives in a municipality that is on the pilot list that day; track 3 when a member lives
 * in the province. When nobody's residence is known track 3 stays open, for a household without an address is not turned away.
 */
export function isTrackAvailable(
  track: 2 | 3,
  residences: readonly string[],
  catchment: Catchment,
  on: IsoDate,
): boolean {
  if (track === 2) return someoneLivesIn(catchment.pilot, residences, on);
  return residences.length === 0 || someoneLivesIn([...catchment.province, ...catchment.pilot], residences, on);
}

function someoneLivesIn(list: readonly DatedMunicipality[], residences: readonly string[], on: IsoDate): boolean {
  return list.some(
    ({ nis, validFrom, validUntil }) =>
      residences.includes(nis) &&
      (validFrom === undefined || validFrom <= on) &&
      (validUntil === undefined || on <= validUntil),
  );
}

/**
 * R27: an outcome departs from the proposal when it routes elsewhere. Referring and hooking on are one way; asking for
 * more information and refusing (R20) do not route.
 */
export function departsFrom(proposal: Pick<Proposal, 'outcome'>, outcome: TriageOutcome): boolean {
  if (outcome === 'more-information' || outcome === 'refuse') return false;
  return (outcome === 'hook-on' ? 'refer' : outcome) !== proposal.outcome;
}
