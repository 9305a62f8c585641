import { ProblemError } from '@veilighuis/contracts';
import type { ContributionAnswer, ContributionState, OrganisationCategory } from '@veilighuis/contracts';
import { nextVersion } from './entry.ts';
import type { Invitation } from './invitation.ts';
import { isStanding } from './invitation.ts';
import type { Sealed } from './sealed.ts';

/** The two texts of the smaller form (R22). */
export interface ContributionTexts {
  readonly runningHelp?: string | undefined;
  readonly analysis?: string | undefined;
}

export interface Written {
  readonly answer: ContributionAnswer;
  /** Moment in UTC. */
  readonly writtenAt: string;
  readonly writtenBy: string;
  /** Absent when nothing was filled in. */
  readonly texts?: Sealed | undefined;
}

/** What one organisation brings to a file before the table. */
export interface Contribution {
  readonly organisation: string;
  readonly category: OrganisationCategory;
  readonly version: number;
  /** R24: of its own people alone, until it is released. */
  readonly draft?: Written | undefined;
  /** R24: what the others see. It stands until a later draft is released. */
  readonly released?: (Written & { readonly releasedAt: string }) | undefined;
}

/**
 * R24: no text has to be filled in, and with "nothing to share" or "not known" there is none.
 * @throws ProblemError `invalid-input`
 */
export function refuseTextsBesideAnswer(answer: ContributionAnswer, texts: ContributionTexts): void {
  if (answer === 'content') return;
  const filled = (['runningHelp', 'analysis'] as const).filter((field) => texts[field] !== undefined);
  if (filled.length === 0) return;
  const message = 'With this answer there is no text. Leave it out, or answer that there is something to share.';
  throw new ProblemError('invalid-input', {
    fields: filled.map((field) => ({ field, code: 'not-applicable', message })),
  });
}

/** R22, R24: the next draft; what was released stands beside it. @throws ProblemError `version-conflict` */
export function writeContribution(
  known: Contribution | undefined,
  author: Pick<Contribution, 'organisation' | 'category'>,
  draft: Written,
  seen: number,
): Contribution {
  return { ...known, ...author, version: nextVersion(known, seen), draft };
}

/** R24: shows the draft to the others. @throws ProblemError `version-conflict`, or `conflict` when there is no draft */
export function releaseContribution(known: Contribution | undefined, releasedAt: string, seen: number): Contribution {
  const version = nextVersion(known, seen);
  if (known?.draft === undefined) {
    throw new ProblemError('conflict', {
      detail: 'Nothing was written since the last release. Write something first.',
    });
  }
  const { draft, released: _earlier, ...rest } = known;
  return { ...rest, version, released: { ...draft, releasedAt } };
}

/** One seat of which input may be expected, and how it stands for a reader. */
export interface Seat {
  readonly category: OrganisationCategory;
  readonly organisation?: string | undefined;
  readonly state: ContributionState;
  /** What the reader may see of it; absent for what was not released. */
  readonly shown?: Written & { readonly releasedAt?: string };
}

/**
 * R24: how the input stands for the people of one organisation. Seats follow from who sits at the table and who is
 * invited, never from who wrote something: before the release nobody else learns that there is anything.
 */
export function seatsFor(
  reader: string,
  table: readonly OrganisationCategory[],
  { contributions, invitations }: { contributions: readonly Contribution[]; invitations: readonly Invitation[] },
): Seat[] {
  const known = contributions.flatMap((one) => seatOf(one, reader));
  const isKnown = (organisation: string) => known.some((seat) => seat.organisation === organisation);
  const invited = new Map(
    invitations.filter(isStanding).map(({ organisation, category }) => [organisation, category] as const),
  );
  const awaited = [...invited]
    .filter(([organisation]) => !isKnown(organisation))
    .map(([organisation, category]): Seat => ({ category, organisation, state: 'not-yet-released' }));
  const filled = [...known, ...awaited];
  const empty = table
    .filter((category) => !filled.some((seat) => seat.category === category))
    .map((category): Seat => ({ category, state: 'not-yet-released' }));
  return [...filled, ...empty].sort((one, other) => placeOf(one).localeCompare(placeOf(other)));
}

function seatOf({ organisation, category, draft, released }: Contribution, reader: string): Seat[] {
  if (released !== undefined) return [{ category, organisation, state: 'released', shown: released }];
  return organisation === reader && draft !== undefined
    ? [{ category, organisation, state: 'draft', shown: draft }]
    : [];
}

// By name, not by when they wrote: the order must not tell either.
function placeOf({ category, organisation = '' }: Seat): string {
  return `${category} ${organisation}`;
}
