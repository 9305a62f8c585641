import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@veilighuis/contracts';
import type { OperationOutput, recordPlanOfApproach } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { AccessGate, expectedVersionOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { perform, transitionsFrom } from '../domain/trajectory/index.ts';
import type { Command, Doer } from '../domain/trajectory/index.ts';
import { CentreTerms } from './centre-terms.ts';
import { announceGrant, grantAfter } from './grants.ts';
import { Trajectories } from './stores.ts';
import { clientSystemIdsOf, groundedRecordOf } from './trajectory-record.ts';
import type { TrajectoryRecord } from './trajectory-record.ts';

export type ChangeAction = 'assign-trajectory' | 'work-on-trajectory' | 'close-trajectory';

/** What most changes of a trajectory answer with. */
export type Changed = OperationOutput<typeof recordPlanOfApproach>;

/** What the changes of a trajectory have in common: who may, from which version, announced, stored and logged as one. */
@Injectable()
export class ChangeTrajectory {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Trajectories) private readonly trajectories: Trajectories,
    @Inject(CentreTerms) private readonly terms: CentreTerms,
  ) {}

  /**
   * Whether the caller may do this act at all on this trajectory.
   * @throws ProblemError `not-found`, whether it doesn't exist or may not be seen
   */
  async allow(caller: Caller, action: ChangeAction, trajectoryId: string): Promise<TrajectoryRecord> {
    const closed = await this.trajectories.findClosed(trajectoryId);
    const grounded = closed && groundedRecordOf(closed.row, caller.principal);
    const clientSystemIds = closed === undefined ? [] : clientSystemIdsOf(closed.row);
    await this.gate.requireOn(caller, action, grounded, { clientSystemIds });
    if (closed === undefined) throw new ProblemError('not-found');
    return closed.open();
  }

  /**
   * Does a command on the version that the caller saw.
   * @throws ProblemError `version-required`, `version-conflict`, `not-allowed`, and what the command is refused with
   */
  async perform(caller: Caller, seen: TrajectoryRecord, command: Command): Promise<TrajectoryRecord> {
    const expected = expectedVersionOf(caller);
    requireVersion(seen, expected);
    await this.refuseOthers(caller, seen, command);
    const { trajectoryId } = seen.trajectory;
    return this.work.run(caller.work, (tx) => this.performIn(tx, caller, trajectoryId, command, expected));
  }

  /** Does a command on the version that stands, as part of a transaction. Two at the same moment come one after the other. */
  async performIn(
    tx: Transaction,
    caller: Caller,
    trajectoryId: string,
    command: Command,
    expected?: number,
  ): Promise<TrajectoryRecord> {
    const before = await this.trajectories.find(trajectoryId, tx.session);
    if (before === undefined) throw new ProblemError('not-found');
    if (expected !== undefined) requireVersion(before, expected);
    const { centre, version } = before.trajectory;
    const performing = { now: tx.now.toISOString(), by: caller.principal.subject, terms: this.terms.of(centre) };
    const { state, facts } = perform(before.trajectory, command, performing);
    const grant = grantAfter(before, state, tx);
    const after = await this.trajectories.replace(tx, { ...before, trajectory: state, grant }, version);
    const about = { subject: trajectoryId, sequence: after.trajectory.version };
    for (const { event, data } of facts) tx.announce(event, { ...about, data });
    announceGrant(tx, before, after);
    const touched = { clientSystemIds: clientSystemIdsOf(before) };
    this.gate.logChange(tx, caller, touched, groundedRecordOf(before, caller.principal));
    return after;
  }

  /**
   * The table of transitions says who does what. A command that it doesn't have in this state is left to the domain.
   * @throws ProblemError `not-allowed`
   */
  async refuseOthers(caller: Caller, record: TrajectoryRecord, command: Command): Promise<void> {
    const rows = transitionsFrom(record.trajectory.state, command.name);
    const doers = this.doersAs(caller, record, command);
    if (rows.length === 0 || rows.some(({ who }) => who.some((doer) => doers.includes(doer)))) return;
    await this.gate.refuse(caller, { clientSystemIds: clientSystemIdsOf(record) });
  }

  private doersAs(caller: Caller, record: TrajectoryRecord, command: Command): Doer[] {
    const grounds = this.gate.groundsOn(caller, groundedRecordOf(record, caller.principal));
    const takesItself = command.name === 'assign' && command.assigneeId === caller.principal.subject;
    return [
      ...(grounds.includes('coordinator') ? (['coordinator'] as const) : []),
      ...(grounds.includes('assigned') ? (['holder'] as const) : []),
      ...(grounds.includes('team') && takesItself ? (['fitting-worker'] as const) : []),
    ];
  }
}

/** @throws ProblemError `version-conflict` */
function requireVersion({ trajectory: { version } }: TrajectoryRecord, expected: number): void {
  if (version !== expected) throw new ProblemError('version-conflict', { currentVersion: version });
}

export function changed({ trajectory }: TrajectoryRecord): Changed {
  const { trajectoryId, version, state } = trajectory;
  return { trajectoryId, version, state };
}
