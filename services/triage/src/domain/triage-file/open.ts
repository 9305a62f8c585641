import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError, riskLevels, triageFileOpened, triageReasons } from '@veilighuis/contracts';
import type { RiskLevel, TriageReason } from '@veilighuis/contracts';
import { fact } from '../change.ts';
import { openingClocks, pressingClock } from './clocks.ts';
import type { TriageTerms } from './clocks.ts';
import type { Household } from './household.ts';
import { changed } from './triage-file.ts';
import type { TriageChange, TriageFile } from './triage-file.ts';

/** What asks for a place on the list, as intake announced it. */
export interface TriageRequest {
  readonly clientSystemId: string;
  readonly reasons: readonly TriageReason[];
  readonly level?: RiskLevel | undefined;
  readonly repeat: boolean;
}

export interface Opening {
  readonly fileId: string;
  readonly centre: string;
  readonly request: TriageRequest;
  readonly household: Household;
  /** Moment of the request and moment of opening, in UTC. */
  readonly requestedAt: string;
  readonly now: string;
  readonly terms: TriageTerms;
}

/** A client system comes to the triage table for the first time. */
export function openTriageFile(opening: Opening): TriageChange {
  return openRound(opening, 1);
}

/**
 * R13: what comes after a decision asks the question again. The next round is a file of its own; the decided one stays
 * as it is.
 * @throws ProblemError `conflict` while the previous round still waits, or when it is of another client system
 */
export function openNextRound(previous: TriageFile, opening: Opening): TriageChange {
  if (previous.state !== 'decided' || previous.clientSystemId !== opening.request.clientSystemId) {
    throw new ProblemError('conflict', { detail: 'The previous round still waits; add the request to it.' });
  }
  return openRound(opening, previous.round + 1);
}

function openRound(
  { fileId, centre, request, household, requestedAt, now, terms }: Opening,
  round: number,
): TriageChange {
  const state: TriageFile = {
    fileId,
    centre,
    clientSystemId: request.clientSystemId,
    version: 1,
    round,
    state: 'waiting',
    openedAt: now,
    reasons: inOrder(request.reasons),
    ...(request.level === undefined ? {} : { level: request.level }),
    repeat: request.repeat,
    household,
    clocks: openingClocks(dateInBrussels(requestedAt), dateInBrussels(now), terms),
    consultations: [],
    decisions: [],
  };
  const opened = fact(triageFileOpened, {
    fileId,
    clientSystemId: request.clientSystemId,
    ...(request.level === undefined ? {} : { level: request.level }),
    repeat: request.repeat,
    finalOn: pressingClock(state.clocks).final,
  });
  return { state, facts: [opened] };
}

/**
 * Another request for a client system that waits already: reasons add up, a repeat stays one, and of the levels the
 * highest stands, whatever the order in which the requests come in. Its clocks run on: a new report puts nothing off.
 * What says nothing new changes nothing.
 * @throws ProblemError `conflict` when the round is decided
 */
export function addRequest(file: TriageFile, request: TriageRequest, household: Household): TriageChange {
  const level = highest(file.level, request.level);
  const reasons = inOrder([...file.reasons, ...request.reasons]);
  const repeat = file.repeat || request.repeat;
  const isNew = level !== file.level || repeat !== file.repeat || reasons.length !== file.reasons.length;
  const facts = isNew ? { reasons, repeat, ...(level === undefined ? {} : { level }) } : {};
  return learn(file, facts, household);
}

/**
 * The household as intake knows it now; asked for before a decision, so that a child that came to light still counts (R21).
 * @throws ProblemError `conflict` when the round is decided
 */
export function refreshHousehold(file: TriageFile, household: Household): TriageChange {
  return learn(file, {}, household);
}

function learn(file: TriageFile, difference: Partial<TriageFile>, household: Household): TriageChange {
  if (file.state === 'decided') {
    throw new ProblemError('conflict', { detail: 'This round is decided; open the next one.' });
  }
  const all = differs(household, file.household) ? { ...difference, household } : difference;
  return { state: Object.keys(all).length === 0 ? file : changed(file, all), facts: [] };
}

function inOrder(reasons: readonly TriageReason[]): TriageReason[] {
  return triageReasons.filter((reason) => reasons.includes(reason));
}

function highest(one: RiskLevel | undefined, other: RiskLevel | undefined): RiskLevel | undefined {
  return riskLevels.findLast((level) => level === one || level === other);
}

function differs(one: Household, other: Household): boolean {
  const sameCodes = (a: readonly string[], b: readonly string[]) =>
    a.length === b.length && a.every((code) => b.includes(code));
  return (
    one.hasMinor !== other.hasMinor ||
    !sameCodes(one.municipalities, other.municipalities) ||
    !sameCodes(one.zoneCodes, other.zoneCodes)
  );
}
