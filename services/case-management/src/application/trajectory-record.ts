import type { GroundRecord, GroundedRecord, Principal } from '@veilighuis/access';
import type { IsoDate } from '@veilighuis/calendar';
import type { CaseTrack, Role } from '@veilighuis/contracts';
import { toldNothing } from '@veilighuis/service-kit';
import type { ToldAccess } from '@veilighuis/service-kit';
import type { Trajectory } from '../domain/trajectory/index.ts';

/** A trajectory without anything that someone wrote; enough for a list. */
export type TrajectoryInCodes = Omit<Trajectory, 'extensions' | 'closing' | 'history'>;

export interface TrajectoryRow {
  readonly trajectory: TrajectoryInCodes;
  /** Under which id the client system goes on (R09); the trajectory itself keeps the one that it was opened for. */
  readonly currentClientSystemId: string;
  /** The ground of the case holder (R30); absent while nobody holds it. */
  readonly grant?: Grant | undefined;
  /** What intake told about who may see the client system (R36, R37); absent while nothing was. */
  readonly told?: ToldAccess | undefined;
}

/** That someone holds the case, from a day on. */
export interface Grant {
  readonly grantId: string;
  readonly granteeId: string;
  readonly from: IsoDate;
  /** Last day; absent as long as the case is open. */
  readonly until?: IsoDate | undefined;
}

export interface TrajectoryRecord extends TrajectoryRow {
  readonly trajectory: Trajectory;
}

/** Whose work a track is: case support for track 2, case direction for track 3. */
export const workerOf: Readonly<Record<CaseTrack, Role>> = { 2: 'case-supporter', 3: 'case-director' };

/** For the access gate: who may have a ground on it follows from these. It waits for the team whose work the track is. */
export function groundedRecordOf(
  { trajectory, grant, told = toldNothing }: TrajectoryRow,
  { roles }: Pick<Principal, 'roles'>,
): GroundedRecord {
  return {
    centre: trajectory.centre,
    shielding: told.shielding,
    grounds: [...(grant === undefined ? [] : [groundOf(grant)]), ...told.grounds],
    waitsForTeam: trajectory.state === 'unassigned' && roles.includes(workerOf[trajectory.track]),
  };
}

function groundOf({ grantId, granteeId, from, until }: Grant): GroundRecord {
  const ground = { grantId, ground: 'assigned', grantee: userKey(granteeId), from } as const;
  return until === undefined ? ground : { ...ground, until };
}

/** Team for which it waits, as a key by which lists find it; nobody's while it has a holder or is closed. */
export function waitingTeamsOf({ trajectory }: TrajectoryRow): string[] {
  return trajectory.state === 'unassigned' ? [teamKey(trajectory.track)] : [];
}

/** Keys under which someone finds what waits for the own team. */
export function teamKeysOf({ roles }: Pick<Principal, 'roles'>): string[] {
  return ([2, 3] as const).filter((track) => roles.includes(workerOf[track])).map(teamKey);
}

export function userKey(userId: string): string {
  return `user:${userId}`;
}

function teamKey(track: CaseTrack): string {
  return `team:${String(track)}`;
}

/** Every id under which an access to it is to be found in the log. */
export function clientSystemIdsOf({ trajectory, currentClientSystemId }: TrajectoryRow): string[] {
  return [...new Set([trajectory.clientSystemId, currentClientSystemId])];
}
